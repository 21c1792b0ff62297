package signup

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/shared/ids"
)

// Importer is the handler of what appears under rosters/ in the Files bucket: roster files, invitations and answers on departures. Only the
// messages that failed come again.
func (s *Service) Importer(ctx context.Context, batch lambdaevents.SQSEvent) (lambdaevents.SQSEventResponse, error) {
	var failed lambdaevents.SQSEventResponse
	for _, m := range batch.Records {
		if err := s.arrived(ctx, m.Body); err != nil {
			slog.ErrorContext(ctx, "message failed", "message_id", m.MessageId, "error", err.Error())
			failed.BatchItemFailures = append(failed.BatchItemFailures, lambdaevents.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
		}
	}
	return failed, nil
}

func (s *Service) arrived(ctx context.Context, body string) (err error) {
	defer func() { // a file that makes us panic must not take the rest of the batch with it
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	var notice lambdaevents.S3Event // S3's test message has no records
	if err := json.Unmarshal([]byte(body), &notice); err != nil {
		return fmt.Errorf("message is no S3 notification: %w", err)
	}
	for _, r := range notice.Records {
		key := r.S3.Object.URLDecodedKey
		if key == "" {
			key = r.S3.Object.Key
		}
		err = errors.Join(err, s.file(ctx, key))
	}
	return err
}

// file does the work of one object; an object that is neither a roster nor a run is nobody's.
func (s *Service) file(ctx context.Context, key string) error {
	company, id, ok := uploadOf(key)
	if !ok {
		slog.WarnContext(ctx, "file of no known kind")
		return nil
	}
	switch {
	case strings.HasPrefix(string(id), ids.Roster+"_"):
		return s.ImportRoster(ctx, company, id)
	case strings.HasPrefix(string(id), ids.Request+"_"):
		return s.Run(ctx, company, id)
	}
	slog.WarnContext(ctx, "file of no known kind", "company_id", company, "id", id)
	return nil
}
