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
)

// Queue is what is used of SQS.
type Queue interface {
	SendMessageBatch(context.Context, *sqs.SendMessageBatchInput, ...func(*sqs.Options)) (*sqs.SendMessageBatchOutput, error)
}

// Schedule is the input of a scheduled function.
type Schedule struct {
	ScheduledFor time.Time `json:"scheduled_for"`
}

// Monthly asks for last month's report of every live company. Running it twice asks twice, which changes nothing.
type Monthly struct {
	companies  *Companies
	benchmarks *Benchmarks
	queue      Queue
	url        string
}

// NewMonthly returns the monthly run that draws the comparison with other companies and sends to the queue at url.
func NewMonthly(companies *Companies, benchmarks *Benchmarks, queue Queue, url string) *Monthly {
	return &Monthly{companies: companies, benchmarks: benchmarks, queue: queue, url: url}
}

// Handle is the Lambda handler. The month is the one before the scheduled time in Asia/Tokyo, however late the run is.
func (m *Monthly) Handle(ctx context.Context, s Schedule) error {
	if s.ScheduledFor.IsZero() {
		return fmt.Errorf("no scheduled time in the input")
	}
	local := s.ScheduledFor.In(clock.Tokyo())
	month := events.Month(time.Date(local.Year(), local.Month()-1, 1, 0, 0, 0, 0, time.UTC).Format("2006-01"))
	if err := m.benchmarks.Draw(ctx, month); err != nil {
		return err // the reports carry it, so they wait; the schedule runs again
	}
	companies, err := m.companies.Reporting(ctx)
	if err != nil {
		return err
	}
	const batch = 10 // of SQS
	for start := 0; start < len(companies); start += batch {
		if err := m.send(ctx, companies[start:min(start+batch, len(companies))], month); err != nil {
			return err // the schedule runs the whole month again
		}
	}
	slog.InfoContext(ctx, "monthly reports requested", "month", month, "companies", len(companies))
	return nil
}

func (m *Monthly) send(ctx context.Context, companies []events.ID, month events.Month) error {
	in := &sqs.SendMessageBatchInput{QueueUrl: &m.url}
	for i, company := range companies {
		body, err := json.Marshal(Request{CompanyID: company, Month: month})
		if err != nil {
			return err
		}
		in.Entries = append(in.Entries, types.SendMessageBatchRequestEntry{Id: aws.String(strconv.Itoa(i)), MessageBody: aws.String(string(body))})
	}
	out, err := m.queue.SendMessageBatch(ctx, in)
	if err != nil {
		return err
	}
	if len(out.Failed) > 0 {
		return fmt.Errorf("%d of %d report requests were refused: %s", len(out.Failed), len(companies), aws.ToString(out.Failed[0].Message))
	}
	return nil
}
