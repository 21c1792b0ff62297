package signup_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"kikite/functions/signup/internal/signup"
	"kikite/shared/store"
	"kikite/shared/testkit"
)

// counting notes every call to the database: what was asked, how long the question was, and how long the answer.
type counting struct {
	mu    sync.Mutex
	calls []string
}

func (c *counting) Do(r *http.Request) (*http.Response, error) {
	target, asked := r.Header.Get("X-Amz-Target"), r.ContentLength
	out, err := http.DefaultClient.Do(r)
	if err != nil {
		return out, err
	}
	body, err := io.ReadAll(out.Body)
	_ = out.Body.Close()
	out.Body = io.NopCloser(bytes.NewReader(body))
	c.mu.Lock()
	defer c.mu.Unlock()
	c.calls = append(c.calls, fmt.Sprintf("%s %d→%d", target, asked, len(body)))
	return out, err
}

// counted returns the same world seen by a process whose calls to the database are counted.
func (w *world) counted() (*world, *counting) {
	c := &counting{}
	client := dynamodb.New(testkit.Client(w.t).Options(), func(o *dynamodb.Options) { o.HTTPClient = c })
	deps := w.Deps
	deps.Table = store.OpenClient(client, w.Table.Name())
	m := *w
	m.Service = signup.New(deps)
	m.api = m.API()
	return &m, c
}

// invited is a company of two of whom one registered.
func invited(w *world) client {
	w.t.Helper()
	c := w.contract()
	w.upload(c, []byte(roster(2, nil)))
	w.register(w.invite(c)["e0001@corp.example"], "hana@private.example")
	return c
}

// TestInvitingDoesTheSameForEverybody: for somebody who registered and for somebody who did not, the call and what follows it make the same calls to the
// database, in number, kind and length of question and answer. What takes the same steps takes the same time: BenchmarkInviting shows it.
func TestInvitingDoesTheSameForEverybody(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := invited(w)
	did := map[string][]string{}
	for _, number := range []string{"E0001", "E0002"} {
		seen, calls := w.counted()
		a := seen.call(&c.hr, "POST", "/invitations", map[string]any{"locale": "ja", "employee_numbers": []string{number}}, "Idempotency-Key", number)
		did[number] = append(did[number], fmt.Sprintf("answer %d of %d", a.status, len(a.body)), fmt.Sprintf("%d calls before it", len(calls.calls)))
		if !seen.arrive() {
			t.Fatal("the run failed")
		}
		slices.Sort(calls.calls)
		did[number] = append(did[number], calls.calls...)
	}
	if len(did["E0001"]) < 8 || !slices.Equal(did["E0001"], did["E0002"]) {
		t.Errorf("for who registered:\n%v\nfor who did not:\n%v", did["E0001"], did["E0002"])
	}
}

// BenchmarkInviting shows how long HR waits for the answer, by who registered: the halves of the distribution lie over each other.
func BenchmarkInviting(b *testing.B) {
	w := newWorld(b)
	c := invited(w)
	took := map[string][]time.Duration{}
	for i := 0; b.Loop(); i++ {
		for _, number := range []string{"E0001", "E0002"} {
			begun := time.Now() //nolint:forbidigo // the machine's own time is what is measured
			if a := w.call(&c.hr, "POST", "/invitations", map[string]any{"locale": "ja", "employee_numbers": []string{number}}, "Idempotency-Key", fmt.Sprint(number, i)); a.status >= 300 {
				b.Fatalf("%d %s", a.status, a.body)
			}
			took[number] = append(took[number], time.Since(begun)) //nolint:forbidigo // likewise
		}
	}
	for number, name := range map[string]string{"E0001": "registered", "E0002": "not"} {
		all := took[number]
		slices.Sort(all)
		for _, q := range []int{10, 50, 90} {
			b.ReportMetric(float64(all[len(all)*q/100].Microseconds()), fmt.Sprintf("µs-p%d-%s", q, name))
		}
	}
}
