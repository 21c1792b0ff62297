package queue

import (
	"net/http"
	"time"
)

type deleteInput struct {
	ID            string `json:"Id"` // of a batch entry
	ReceiptHandle string
}

type empty struct{}

func (s *Service) deleteMessage(_ *http.Request, b *box, in deleteInput) (empty, error) {
	return empty{}, s.deleteOne(b, in.ReceiptHandle)
}

// deleteOne succeeds for a message that is gone already, as SQS does.
func (s *Service) deleteOne(b *box, receiptHandle string) error {
	seq, err := openHandle(b.Name, receiptHandle)
	if err != nil {
		return err
	}
	s.mu.Lock()
	e, _ := b.find(seq)
	s.mu.Unlock()
	if e == nil {
		return nil
	}
	return s.finish(b, []*entry{e})
}

type deleteBatchInput struct{ Entries []deleteInput }

type deleted struct {
	ID string `json:"Id"`
}

type deleteBatchOutput struct {
	Successful []deleted
	Failed     []batchError `json:",omitempty"`
}

func (s *Service) deleteMessageBatch(_ *http.Request, b *box, in deleteBatchInput) (deleteBatchOutput, error) {
	ids := make([]string, len(in.Entries))
	for i, e := range in.Entries {
		ids[i] = e.ID
	}
	if err := checkBatch(ids); err != nil {
		return deleteBatchOutput{}, err
	}
	out := deleteBatchOutput{Successful: []deleted{}}
	for _, e := range in.Entries {
		if err := s.deleteOne(b, e.ReceiptHandle); err != nil {
			out.Failed = append(out.Failed, failedEntry(e.ID, err))
			continue
		}
		out.Successful = append(out.Successful, deleted{ID: e.ID})
	}
	return out, nil
}

type visibilityInput struct {
	ReceiptHandle     string
	VisibilityTimeout int
}

func (s *Service) changeVisibility(_ *http.Request, b *box, in visibilityInput) (empty, error) {
	hidden := time.Duration(in.VisibilityTimeout) * time.Second
	if hidden < 0 || hidden > maxVisibility {
		return empty{}, invalidValue("Value %d for parameter VisibilityTimeout is invalid.", in.VisibilityTimeout)
	}
	seq, err := openHandle(b.Name, in.ReceiptHandle)
	if err != nil {
		return empty{}, err
	}
	s.mu.Lock()
	e, inFlight := b.find(seq)
	if inFlight { // through held, so that hide puts it where it belongs
		delete(b.waiting, seq)
		b.held[seq] = e
	}
	s.mu.Unlock()
	if !inFlight {
		return empty{}, notInFlight()
	}
	return empty{}, s.hide(b, []*entry{e}, s.deps.Clock.Now().Add(hidden))
}
