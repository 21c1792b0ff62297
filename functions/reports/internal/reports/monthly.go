package reports

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/metrics"
)

// Queue is what is used of SQS.
type Queue interface {
	SendMessageBatch(context.Context, *sqs.SendMessageBatchInput, ...func(*sqs.Options)) (*sqs.SendMessageBatchOutput, error)
}

// Schedule is the input of a scheduled function.
type Schedule struct {
	ScheduledFor time.Time `json:"scheduled_for"`
}

// Counter counts for CloudWatch.
type Counter interface {
	Put(name string, unit metrics.Unit, value float64)
}

// Requests asks for reports, by the generate queue.
type Requests struct {
	queue Queue
	url   string
}

// NewRequests returns the requests to the queue at url.
func NewRequests(queue Queue, url string) *Requests { return &Requests{queue: queue, url: url} }

// Monthly asks for last month's report of every live company, on the first at six and, for what came since, each morning until the month
// closes on the sixth (see late.go). Every hour after that until noon it looks whether one is missing, and asks for it again. Running it twice
// asks twice, which changes nothing.
type Monthly struct {
	companies  *Companies
	benchmarks *Benchmarks
	archive    *Archive
	requests   *Requests
	counter    Counter
}

// NewMonthly returns the monthly run, which draws the comparison with other companies first.
func NewMonthly(companies *Companies, benchmarks *Benchmarks, archive *Archive, requests *Requests, counter Counter) *Monthly {
	return &Monthly{companies: companies, benchmarks: benchmarks, archive: archive, requests: requests, counter: counter}
}

// Handle is the Lambda handler. The month is the one before the scheduled time in Asia/Tokyo, however late the run is.
func (m *Monthly) Handle(ctx context.Context, s Schedule) error {
	if s.ScheduledFor.IsZero() {
		return fmt.Errorf("no scheduled time in the input")
	}
	local := s.ScheduledFor.In(clock.Tokyo())
	month := monthBefore(local)
	companies, err := m.companies.Reporting(ctx, month)
	if err != nil {
		return err
	}
	if local.Hour() > firstHour {
		return m.look(ctx, companies, month, local)
	}
	if err := m.benchmarks.Draw(ctx, month); err != nil {
		return err // the reports carry it, so they wait; the schedule runs again
	}
	sweep := local.Day() == 1 // words that were taken back leave released reports with the first run of a month
	if err := m.requests.Send(ctx, companies, Request{Month: month, Sweep: sweep}); err != nil {
		return err // the schedule runs the whole month again
	}
	slog.InfoContext(ctx, "monthly reports requested", "month", month, "companies", len(companies))
	return nil
}

// firstHour is when all are asked for; it is in the schedule, too.
const firstHour = 6

// monthBefore is the month before that of a time in Asia/Tokyo.
func monthBefore(local time.Time) events.Month {
	return events.Month(time.Date(local.Year(), local.Month()-1, 1, 0, 0, 0, 0, time.UTC).Format("2006-01"))
}

// Send asks for the report of every company, as r says.
func (q *Requests) Send(ctx context.Context, companies []events.ID, r Request) error {
	const batch = 10 // of SQS
	for start := 0; start < len(companies); start += batch {
		if err := q.send(ctx, companies[start:min(start+batch, len(companies))], r); err != nil {
			return err
		}
	}
	return nil
}

func (q *Requests) send(ctx context.Context, companies []events.ID, r Request) error {
	in := &sqs.SendMessageBatchInput{QueueUrl: &q.url}
	for i, company := range companies {
		r.CompanyID = company
		body, err := json.Marshal(r)
		if err != nil {
			return err
		}
		in.Entries = append(in.Entries, types.SendMessageBatchRequestEntry{Id: aws.String(strconv.Itoa(i)), MessageBody: aws.String(string(body))})
	}
	out, err := q.queue.SendMessageBatch(ctx, in)
	if err != nil {
		return err
	}
	if len(out.Failed) > 0 {
		return fmt.Errorf("%d of %d report requests were refused: %s", len(out.Failed), len(companies), aws.ToString(out.Failed[0].Message))
	}
	return nil
}
