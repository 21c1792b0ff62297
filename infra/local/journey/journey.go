package main

import (
	"math/rand/v2"
	"sync"
	"time"

	"kikite/infra/local/internal/client"
	"kikite/infra/local/internal/process"
	"kikite/infra/local/seed/consultants"
	"kikite/infra/local/seed/roster"
)

// journey is one walk through the product, and all that it remembers to check what it sees.
type journey struct {
	seed        int64
	kill        bool
	nEmployees  int
	nTalking    int
	nCompanions int // consultants
	patience    time.Duration
	quiet       time.Duration
	cloud       *client.Cloud
	process     *process.Process
	signIn      client.SignIn
	random      *rand.Rand
	lastEvent   uint64

	operator    *client.Person
	hr          *client.Person
	inquiryID   string
	companyID   string
	companyName string
	month       string // of the talks, YYYY-MM
	caseID      string

	begins      time.Time // by the local cloud's clock
	lastMoment  time.Time // of the talks
	roster      []roster.Employee
	people      []*traveller // those who register; the first nTalking go all the way
	consultants map[string]*consultant
	report      report

	mu sync.Mutex
}

// traveller is an employee on the journey.
type traveller struct {
	employee  roster.Employee
	private   string // address
	accountID string
	person    *client.Person
	picks     []pick
	chosen    string // consultant
	booking   booking
	sessionID string
	pulse     map[string]int
	selfCheck []int
	record    string
	excerpt   string // approved text, or ""
}

// consultant is one of the consultants, and the sign-in of those who are booked.
type consultant struct {
	id     string
	data   consultants.Consultant
	person *client.Person
}

// booking is what the product answered.
type booking struct {
	ID       string    `json:"booking_id"`
	StartsAt time.Time `json:"starts_at"`
	EndsAt   time.Time `json:"ends_at"`
	BookedAt time.Time `json:"booked_at"`
	Status   string    `json:"status"`
	JoinURL  string    `json:"join_url"`
}

func (j *journey) steps() []step {
	return []step{
		{"operator", j.enterOperator},
		{"consultants", j.importConsultants},
		{"inquiry", j.inquire},
		{"hearing and contract", j.sign},
		{"programs and roster", j.uploadRoster},
		{"bad input", j.misbehave},
		{"invitations", j.invite},
		{"registration", j.register},
		{"consent and profile", j.introduce},
		{"picks", j.pick},
		{"search and nomination", j.nominate},
		{"hold and booking", j.book},
		{"calendar mail", j.readCalendars},
		{"reminders and talks", j.talk},
		{"pulse and self-check", j.answer},
		{"excerpts", j.release},
		{"handover and own notes", j.leave},
		{"desk and case", j.bringUp},
		{"facts", j.checkFacts},
		{"month without a talk", j.emptyMonth},
		{"monthly report", j.monthly},
		{"review and release", j.review},
		{"HR reads", j.read},
		{"recomputation", j.recompute},
		{"nothing lost or twice", j.audit},
	}
}

// department is the path of the traveller's department.
func (t *traveller) department() string {
	if t.employee.Section == "" {
		return t.employee.Division
	}
	return t.employee.Division + "/" + t.employee.Section
}
