package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge/types"

	"kikite/events"
	"kikite/infra/local/internal/client"
	"kikite/infra/local/internal/process"
	"kikite/shared/ids"
)

const (
	bus          = "kikite-local"
	operatorMail = "operator@kikite-load.example"
	headcount    = 40
	talks        = 15 // people of a company that talks
	atOnce       = 10 // events of one call: the service's limit
)

// tokyo is the zone of the monthly run.
var tokyo = time.FixedZone("Asia/Tokyo", 9*60*60)

// load is one run.
type load struct {
	settings
	out       io.Writer
	process   *process.Process
	cloud     *client.Cloud
	operator  *client.Person
	companies []events.ID
	reported  string // the month whose reports are made
	due       time.Time
	lastEvent uint64
}

// prepare signs an operator in and lets reports know of the companies as it does of any other: by events.
func (l *load) prepare(ctx context.Context) error {
	if err := client.MakeOperator(ctx, l.settings.operator, l.data, operatorMail); err != nil {
		return err
	}
	signIn, err := l.cloud.SignIn(ctx)
	if err != nil {
		return err
	}
	if l.operator, err = l.cloud.Enter(ctx, signIn, operatorMail); err != nil {
		return err
	}
	now, err := l.cloud.Now(ctx)
	if err != nil {
		return err
	}
	local := now.In(tokyo)
	l.reported = local.Format("2006-01")
	l.due = time.Date(local.Year(), local.Month()+1, 1, 6, 0, 0, 0, tokyo)
	all, err := l.events(now)
	if err != nil {
		return err
	}
	if err := l.publish(ctx, all); err != nil {
		return err
	}
	if err := l.cloud.Quiet(ctx, l.atMost); err != nil {
		return err
	}
	seen, err := l.cloud.Events(ctx, 0)
	for _, e := range seen {
		l.lastEvent = max(l.lastEvent, e.Seq)
	}
	return err
}

// events are those of the companies, their rosters and their facts.
func (l *load) events(now time.Time) ([]events.Envelope, error) {
	var out []events.Envelope
	var failed error
	add := func(e events.Envelope, err error) {
		if out = append(out, e); err != nil {
			failed = err
		}
	}
	source := ids.Default{}
	meta := func(entity events.ID) events.Meta {
		return events.Meta{ID: source.New(ids.Event), Time: now, EntityID: entity, EntityVersion: 1}
	}
	for i := range l.settings.companies {
		company, department := source.New(ids.Company), source.New(ids.Department)
		l.companies = append(l.companies, company)
		add(events.SignupCompanyChanged.New(meta(company), events.CompanyChanged{CompanyID: company, Status: events.CompanyLive, Threshold: 10,
			Programs: []events.Code{events.RegularCare}, Departments: []events.Department{{DepartmentID: department}}}))
		add(events.SignupRosterChanged.New(meta(company), events.RosterChanged{CompanyID: company, Headcounts: []events.Headcount{{DepartmentID: department, Count: headcount}}}))
		if i >= l.talking {
			continue
		}
		for n := range talks {
			fact := source.Random(ids.Fact)
			add(events.SessionsFactRecorded.New(meta(fact), events.FactRecorded{FactID: fact, CompanyID: company, Subject: source.Random(ids.Pseudonym),
				Month: events.Month(l.reported), Kind: events.FactSession, Program: events.RegularCare, DepartmentID: department,
				Measures: events.Measures{events.MeasureK6: float64(n), events.MeasureSatisfaction: float64(2 + n%4)}}))
		}
	}
	return out, failed
}

// publish puts events on the bus with the developer's key: the functions themselves may publish through their outboxes only.
func (l *load) publish(ctx context.Context, all []events.Envelope) error {
	key, err := os.ReadFile(filepath.Join(l.data, "credentials"))
	if err != nil {
		return err
	}
	values := map[string]string{}
	for line := range strings.Lines(string(key)) {
		if name, value, ok := strings.Cut(line, " = "); ok {
			values[name] = strings.TrimSpace(value)
		}
	}
	bridge := eventbridge.New(eventbridge.Options{Region: values["region"], BaseEndpoint: aws.String(l.process.Address),
		Credentials: credentials.NewStaticCredentialsProvider(values["aws_access_key_id"], values["aws_secret_access_key"], "")})
	for len(all) > 0 {
		n := min(atOnce, len(all))
		in := &eventbridge.PutEventsInput{}
		for _, e := range all[:n] {
			detail, err := json.Marshal(e)
			if err != nil {
				return err
			}
			in.Entries = append(in.Entries, types.PutEventsRequestEntry{EventBusName: aws.String(bus), Source: aws.String("kikite." + string(e.Source)),
				DetailType: aws.String(e.Type), Detail: aws.String(string(detail))})
		}
		out, err := bridge.PutEvents(ctx, in)
		if err != nil {
			return err
		}
		if out.FailedEntryCount > 0 {
			return fmt.Errorf("the bus refused %d events", out.FailedEntryCount)
		}
		all = all[n:]
	}
	return nil
}
