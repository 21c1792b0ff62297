package matching

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/matching/internal/meaning"
	"kikite/infra/local/seed/consultants"
	"kikite/shared/claimcheck"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

// now is a Sunday, ten in the morning in Tokyo.
func now() time.Time { return time.Date(2026, 11, 22, 1, 0, 0, 0, time.UTC) }

// id derives a readable test's ID.
func id(kind string, n int) events.ID { return ids.Derive(kind, fmt.Sprint("test", n)) }

// seeded are invented consultants as matching knows them, as many as one likes.
func seeded(n int) []Change {
	const batch = 3040 // the generator has names for not many more; the next ones have their names again but other texts
	var all []consultants.Consultant
	for seed := int64(1); len(all) < n; seed++ {
		all = append(all, consultants.Generate(seed, min(batch, n-len(all)))...)
	}
	out := make([]Change, 0, 2*n)
	for i, c := range all {
		k := Consultant{
			ID: id(ids.Consultant, i), Version: 1, Status: events.StatusApproved, Programs: c.Programs, Themes: c.Themes,
			Industries: c.Industries, JobTypes: c.JobTypes, Styles: c.Styles, Values: c.Values, Languages: c.Languages, Gender: c.Gender,
			AgeBand: c.AgeBand, Personality: c.Personality, Backgrounds: c.Backgrounds, Experience: c.ExperienceYears, Name: c.Name(), Kana: c.Kana(), Romaji: c.Romaji(),
			Headline: c.Headline, Career: c.Career, Introduction: c.Introduction,
		}
		if i%20 < 2 { // one of ten is connected with one of two companies
			k.Connected = []events.ID{id(ids.Company, i%20)}
		}
		for _, l := range c.Licences {
			k.Licences = append(k.Licences, l.Kind)
		}
		open := OpenTime{ConsultantID: k.ID, Version: 1}
		for d := range int32(14) {
			for part := range uint8(3) {
				if mix(salt(k.ID)+uint64(d)*3+uint64(part))%5 == 0 {
					open.Windows = append(open.Windows, Window{Day: dayOf(now()) + d, Part: part, Slots: 2,
						First: now().Add(time.Duration(24*int(d)+4*int(part)+i%50) * time.Hour).Unix()})
				}
			}
		}
		out = append(out, Change{Consultant: &k}, Change{Open: &open})
	}
	return out
}

func seededIndex(n int) *Index {
	x := NewIndex(DefaultWeights())
	x.Apply(seeded(n)...)
	x.Today(now())
	return x
}

// world is the context over a real engine.
type world struct {
	t       testing.TB
	clock   *testkit.Clock
	store   *Store
	objects *testkit.Objects
	claims  *claimcheck.Store // as signup
	worker  *Worker
	live    *Live
	applier *Applier
	texts   *meaning.Both
	events  int
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, clock: testkit.NewClock(now()), objects: &testkit.Objects{}}
	w.store = NewStore(testkit.Table(t), w.clock, w.clock)
	w.claims = claimcheck.New(w.objects, "claims", events.Signup)
	w.live, w.texts = w.newLive(), meaning.WithFallback(nil, LocalMeaning())
	w.applier = NewApplier(w.store, claimcheck.New(w.objects, "claims", events.Matching), w.texts)
	w.worker = NewWorker(w.applier, w.newLive(), w.clock)
	return w
}

func (w *world) newLive() *Live {
	return NewLive(w.store, NewObjects(w.objects, "snapshots"), w.clock, 0)
}

func (w *world) index() *Index {
	w.t.Helper()
	x, err := w.live.Index(context.Background())
	if err != nil {
		w.t.Fatal(err)
	}
	return x
}

// handle puts an event through the worker as SQS would and fails the test unless it is accepted.
func (w *world) handle(e events.Envelope) {
	w.t.Helper()
	if !w.try(e) {
		w.t.Fatalf("%s was not accepted", e.Type)
	}
}

func (w *world) try(e events.Envelope) bool {
	w.t.Helper()
	out, err := w.worker.Handle(context.Background(), message(w.t, e))
	if err != nil {
		w.t.Fatal(err)
	}
	return len(out.BatchItemFailures) == 0
}

// message is an event as SQS brings it.
func message(t testing.TB, e events.Envelope) lambdaevents.SQSEvent {
	t.Helper()
	body, err := json.Marshal(map[string]any{"detail": e})
	if err != nil {
		t.Fatal(err)
	}
	return lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{MessageId: "m", Body: string(body)}}}
}

func envelope[T any](w *world, t events.Type[T], entity events.ID, version int64, data T) events.Envelope {
	w.t.Helper()
	w.events++
	e, err := t.New(events.Meta{ID: id(ids.Event, w.events), Time: w.clock.Now(), EntityID: entity, EntityVersion: version}, data)
	if err != nil {
		w.t.Fatal(err)
	}
	return e
}

func (w *world) consultant(n int, version int64, change func(*events.ConsultantChanged, *claims.ConsultantProfile)) events.ID {
	w.t.Helper()
	d := events.ConsultantChanged{
		ConsultantID: id(ids.Consultant, n), AccountID: id(ids.Account, 9000+n), Status: events.StatusApproved,
		Licences: []events.Code{events.LicenceCareerConsultant}, Programs: []events.Code{events.OneOnOne}, Themes: []events.Code{"management"},
		Industries: []events.Code{"it"}, JobTypes: []events.Code{"sales"}, Styles: []events.Code{"listening"}, Values: []events.Code{"growth"},
		Languages: []events.Code{"ja"}, Gender: "female", AgeBand: "40s", Zone: "Asia/Tokyo", Personality: []int{8, 10, 10, 6, 9},
	}
	p := claims.ConsultantProfile{Name: fmt.Sprintf("山田 花子%d", n), Kana: "ヤマダ ハナコ", Romaji: "Hanako Yamada", Headline: "聞き手です",
		Career: "電機メーカーで営業を担当しました。", Introduction: "サーバーの運用から相談の仕事へ。", ExperienceYears: 7}
	if change != nil {
		change(&d, &p)
	}
	if d.ProfileClaim == "" {
		key, err := w.claims.Put(context.Background(), events.Matching, d.ConsultantID, p)
		if err != nil {
			w.t.Fatal(err)
		}
		d.ProfileClaim = key
	}
	w.handle(envelope(w, events.SignupConsultantChanged, d.ConsultantID, version, d))
	return d.ConsultantID
}

func (w *world) open(consultant events.ID, version int64, windows ...events.OpenWindow) {
	w.t.Helper()
	for i := range windows {
		next := w.clock.Now().Add(time.Duration(24*i+26) * time.Hour)
		windows[i].First = &next
	}
	w.handle(envelope(w, events.BookingAvailabilityChanged, consultant, version,
		events.AvailabilityChanged{ConsultantID: consultant, Windows: windows}))
}

func (w *world) company(n int, programs ...events.Code) events.ID {
	w.t.Helper()
	company := id(ids.Company, n)
	w.handle(envelope(w, events.SignupCompanyChanged, company, 1, events.CompanyChanged{CompanyID: company, Status: events.CompanyLive,
		Programs: programs, Threshold: 10}))
	return company
}

func (w *world) account(n int, version int64, status events.Code) events.ID {
	w.t.Helper()
	account := id(ids.Account, n)
	w.handle(envelope(w, events.SignupAccountChanged, account, version, events.AccountChanged{AccountID: account, Role: events.RoleEmployee,
		Status: status, CompanyID: id(ids.Company, 1), Locale: "ja", Zone: "Asia/Tokyo"}))
	return account
}

func tomorrow(part events.Code) events.OpenWindow {
	return events.OpenWindow{Date: "2026-11-23", Part: part, Slots: 2}
}
