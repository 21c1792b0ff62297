package reports_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"

	"kikite/events"
	"kikite/functions/reports/internal/reports"
	"kikite/shared/ids"
)

type queue struct {
	refuse bool
	got    []string
}

func (q *queue) SendMessageBatch(_ context.Context, in *sqs.SendMessageBatchInput, _ ...func(*sqs.Options)) (*sqs.SendMessageBatchOutput, error) {
	if q.refuse {
		return &sqs.SendMessageBatchOutput{Failed: []types.BatchResultErrorEntry{{}}}, nil
	}
	if len(in.Entries) > 10 {
		return nil, errors.New("too many entries")
	}
	for _, e := range in.Entries {
		q.got = append(q.got, *e.MessageBody)
	}
	return &sqs.SendMessageBatchOutput{}, nil
}

func TestMonthly(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for i := range 12 {
		c := w.company
		c.CompanyID = ids.Default{}.New(ids.Company)
		if i == 0 {
			c.Status = events.CompanyProspect
		}
		w.deliver(events.SignupCompanyChanged.New(w.meta(c.CompanyID), c))
	}
	q := &queue{}
	run := newMonthly(w, q, counter{})
	first := time.Date(2026, 10, 31, 21, 0, 0, 0, time.UTC) // 1 November, 06:00 in Tokyo
	if err := run.Handle(context.Background(), reports.Schedule{ScheduledFor: first}); err != nil {
		t.Fatal(err)
	}
	if len(q.got) != 12 || !strings.Contains(q.got[0], `"month":"2026-10"`) {
		t.Errorf("%d requests, first %v", len(q.got), q.got[:1])
	}
	q.refuse = true
	if err := run.Handle(context.Background(), reports.Schedule{ScheduledFor: first}); err == nil {
		t.Error("refused requests count as sent")
	}
	if err := run.Handle(context.Background(), reports.Schedule{}); err == nil {
		t.Error("a run without a scheduled time has no month")
	}
}
