package matching

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/smithy-go"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
	"kikite/shared/problem"
	"kikite/shared/testkit"
)

// stored are all texts in all stored snapshots.
func (w *world) stored() string {
	w.t.Helper()
	var out strings.Builder
	for _, key := range w.objects.Keys("matching/snapshots/") {
		raw, err := w.live.objects.get(context.Background(), key)
		if err != nil {
			w.t.Fatal(err)
		}
		x := loadSnapshot(w.t, raw)
		out.WriteString(raw)
		for slot, read := 0, x.reader(); slot < x.Len(); slot++ {
			c := read(slot).consultant
			out.WriteString(c.Name + c.Kana + c.Romaji + c.Headline + c.Career + c.Introduction)
		}
	}
	return out.String()
}

func (w *world) withSecret() {
	w.consultant(1, 1, func(_ *events.ConsultantChanged, p *claims.ConsultantProfile) {
		p.Name, p.Introduction = "消える 名前", "消える紹介"
	})
	w.consultant(2, 1, nil)
	for range 3 {
		w.clock.Advance(snapshotPause)
		w.consultant(3, int64(w.events), nil)
	}
	if keys := w.objects.Keys("matching/snapshots/"); len(keys) != keepSnapshots || strings.Count(w.stored(), "消える") < 2*keepSnapshots {
		w.t.Fatalf("snapshots %v", keys)
	}
	w.clock.Advance(time.Minute)
}

func (w *world) erasure() events.Envelope {
	return envelope(w, events.SignupAccountChanged, id(ids.Account, 9001), 2, events.AccountChanged{AccountID: id(ids.Account, 9001),
		Role: events.RoleConsultant, Status: events.StatusErased, ConsultantID: id(ids.Consultant, 1), Locale: "ja", Zone: "Asia/Tokyo"})
}

// TestErasureReachesSnapshots holds that nothing stored has an erased text once the event is consumed, however the consultant goes.
func TestErasureReachesSnapshots(t *testing.T) {
	t.Parallel()
	for name, erase := range map[string]func(*world){
		"account": func(w *world) { w.handle(w.erasure()) },
		"consultant": func(w *world) {
			w.handle(envelope(w, events.SignupConsultantChanged, id(ids.Consultant, 1), 2, events.ConsultantChanged{
				ConsultantID: id(ids.Consultant, 1), AccountID: id(ids.Account, 9001), Status: events.StatusErased, Zone: "Asia/Tokyo"}))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.withSecret()
			erase(w)
			if keys := w.objects.Keys("matching/snapshots/"); len(keys) != 1 {
				t.Errorf("snapshots %v", keys)
			}
			if s := w.stored(); strings.Contains(s, "消える") || !strings.Contains(s, "山田 花子2") {
				t.Error("a snapshot holds an erased text, or lost another")
			}
			x, err := w.newLive().Index(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if _, ok := x.visible(id(ids.Consultant, 1)); ok || x.Len() != 3 {
				t.Error("the erased consultant is visible, or another is not there")
			}
		})
	}
}

// bucket is one whose calls a test can get at.
type bucket struct {
	*testkit.Objects
	put, get func(key string) error
}

func (b *bucket) PutObject(ctx context.Context, in *s3.PutObjectInput, o ...func(*s3.Options)) (*s3.PutObjectOutput, error) {
	if b.put != nil {
		if err := b.put(*in.Key); err != nil {
			return nil, err
		}
	}
	return b.Objects.PutObject(ctx, in, o...)
}

func (b *bucket) GetObject(ctx context.Context, in *s3.GetObjectInput, o ...func(*s3.Options)) (*s3.GetObjectOutput, error) {
	if b.get != nil {
		if err := b.get(*in.Key); err != nil {
			return nil, err
		}
	}
	return b.Objects.GetObject(ctx, in, o...)
}

func (w *world) liveOver(b *bucket) *Live {
	return NewLive(w.store, NewObjects(b, "snapshots"), w.clock, 0)
}

// TestErasureIsNotDoneBeforeTheSnapshotIs lets the bucket fail: the message comes again until the snapshot is written.
func TestErasureIsNotDoneBeforeTheSnapshotIs(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.withSecret()
	broken := &bucket{Objects: w.objects, put: func(string) error { return errors.New("no bucket") }}
	w.worker = NewWorker(w.applier, w.liveOver(broken), w.clock)
	e := w.erasure()
	for range 2 {
		if _, err := w.worker.Handle(t.Context(), message(t, e)); err == nil {
			t.Fatal("the erasure counts as done")
		}
		if n := len(w.acknowledged()); n != 0 {
			t.Fatal("acknowledged before the snapshot is without the texts")
		}
	}
	broken.put = nil
	w.handle(e)
	if strings.Contains(w.stored(), "消える") {
		t.Error("a snapshot holds an erased text")
	}
	if got := w.acknowledged(); len(got) != 1 || got[0] != id(ids.Account, 9001) {
		t.Errorf("acknowledged %v", got)
	}
}

// TestLateWriterLeavesNothing lets a writer that read before an erasure write after it.
func TestLateWriterLeavesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.withSecret()
	late := w.newLive()
	if _, err := late.Index(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(time.Second)
	w.handle(w.erasure())
	if _, err := late.write(t.Context(), keepSnapshots); err != nil {
		t.Fatal(err)
	}
	if keys := w.objects.Keys("matching/snapshots/"); len(keys) != 1 || strings.Contains(w.stored(), "消える") {
		t.Errorf("snapshots %v", keys)
	}
}

// TestSnapshotReplacedWhileLoading deletes the snapshot between its pointer and its bytes.
func TestSnapshotReplacedWhileLoading(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.withSecret()
	b := &bucket{Objects: w.objects}
	var read []string
	b.get = func(key string) error {
		if read = append(read, key); len(read) == 1 {
			w.handle(w.erasure())
			return &smithy.GenericAPIError{Code: "AccessDenied"} // as S3 calls a missing object where listing ends at a prefix
		}
		return nil
	}
	x, err := w.liveOver(b).Index(t.Context())
	if err != nil || x.Len() != 3 || len(x.texts.blocks) == 0 {
		t.Errorf("the new snapshot was not used: %v", err)
	}
	if len(read) != 2 || read[0] == read[1] {
		t.Errorf("read %v", read)
	}
}

func TestForbiddenIsNotGone(t *testing.T) {
	t.Parallel()
	b := &bucket{Objects: &testkit.Objects{}, get: func(string) error { return &smithy.GenericAPIError{Code: "AccessDenied"} }}
	o := NewObjects(b, "snapshots")
	if _, err := o.get(t.Context(), "matching/x"); problem.CodeOf(err) != problem.Gone {
		t.Errorf("a missing object: %v", err)
	}
	if err := o.put(t.Context(), "matching/x", nil); err != nil {
		t.Fatal(err)
	}
	if _, err := o.get(t.Context(), "matching/x"); err == nil || problem.CodeOf(err) == problem.Gone {
		t.Errorf("an object that may not be read: %v", err)
	}
}

func TestPruneKeepsWhatIsNewer(t *testing.T) {
	t.Parallel()
	for keep, want := range map[int]string{1: "3 4", 2: "2 3 4", 9: "1 2 3 4"} {
		objects := &testkit.Objects{}
		o := NewObjects(objects, "snapshots")
		for _, v := range strings.Fields("1 2 3 4") {
			if err := o.put(t.Context(), snapshotKey(v), nil); err != nil {
				t.Fatal(err)
			}
		}
		if err := o.prune(t.Context(), snapshotKey("3"), keep); err != nil {
			t.Fatal(err)
		}
		keys := objects.Keys(snapshotKey(""))
		slices.Sort(keys)
		if got := strings.ReplaceAll(strings.Join(keys, " "), snapshotKey(""), ""); got != want {
			t.Errorf("keeping %d: %s", keep, got)
		}
	}
}

// acknowledged are the accounts whose erasure was acknowledged.
func (w *world) acknowledged() []events.ID {
	w.t.Helper()
	var out []events.ID
	for _, e := range testkit.Outbox(w.t, w.store.table) {
		if e.Type == events.MatchingPersonErased.Name() {
			out = append(out, e.EntityID)
		}
	}
	return out
}

// TestEveryRoleIsAcknowledged: whoever is erased, matching says that it has nothing of them, or nothing any more.
func TestEveryRoleIsAcknowledged(t *testing.T) {
	t.Parallel()
	for i, role := range []events.Code{events.RoleEmployee, events.RoleHR, events.RoleConsultant, events.RoleOperator, events.RoleDesk} {
		t.Run(string(role), func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			account := id(ids.Account, 7000+i)
			e := envelope(w, events.SignupAccountChanged, account, 2, events.AccountChanged{AccountID: account, Role: role, Status: events.StatusErased,
				ConsultantID: map[bool]events.ID{true: id(ids.Consultant, 7)}[role == events.RoleConsultant], Locale: "ja", Zone: "Asia/Tokyo"})
			w.handle(e)
			w.handle(e)
			for _, got := range w.acknowledged() {
				if got != account {
					t.Errorf("acknowledged %s", got)
				}
			}
			if len(w.acknowledged()) != 1 {
				t.Errorf("acknowledged %v", w.acknowledged())
			}
		})
	}
}
