package queue

import (
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/state"
)

const account = awsapi.Account

// Outgoing is a message on its way into a queue. Services that must store it together with something else
// call Prepare, then Write inside their transaction (which may run more than once), then Announce after the commit.
type Outgoing struct {
	queue   string
	message Message
}

// ID is the message's ID.
func (o *Outgoing) ID() string { return o.message.ID }

// Draft is a message to be sent.
type Draft struct {
	Body       string
	Attributes map[string]Attribute
	Delay      time.Duration // negative: the queue's own
	Trace      string        // event ID for the console's event flow; not visible to consumers
}

// Prepare checks a message and gives it its ID. The queue is a name, an ARN or a URL. Errors are *awsapi.Error as SQS
// answers them: unknown queue, empty or too long body, forbidden characters, bad attributes or delay.
func (s *Service) Prepare(queue string, d Draft) (*Outgoing, error) {
	b, err := s.box(queue)
	if err != nil {
		return nil, err
	}
	if err := checkDraft(d); err != nil {
		return nil, err
	}
	if d.Delay < 0 {
		d.Delay = b.Delay
	}
	now := s.deps.Clock.Now()
	s.mu.Lock()
	s.seq++
	m := Message{Seq: s.seq, ID: s.deps.NewID(), Body: d.Body, Attributes: d.Attributes, Trace: d.Trace,
		SentAt: now, VisibleAt: now.Add(d.Delay)}
	if s.hit(s.faults.Reorder) {
		m.VisibleAt = m.VisibleAt.Add(time.Duration(s.deps.Random() * float64(reorderWindow)))
	}
	s.mu.Unlock()
	return &Outgoing{queue: b.Name, message: m}, nil
}

func checkDraft(d Draft) error {
	switch {
	case d.Body == "":
		return &awsapi.Error{Status: 400, Code: "MissingParameter", Message: "The request must contain the parameter MessageBody."}
	case size(d.Body, d.Attributes) > maxMessageBytes:
		return invalidValue("One or more parameters are invalid. Reason: Message must be shorter than %d bytes.", maxMessageBytes)
	case !validText(d.Body):
		return &awsapi.Error{Status: 400, Code: "InvalidMessageContents", Message: "Invalid binary character found in the message body."}
	case d.Delay > maxDelay:
		return invalidValue("Value %d for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.",
			int(d.Delay/time.Second))
	case len(d.Attributes) > maxBatch:
		return invalidValue("Number of message attributes [%d] exceeds the allowed maximum [10].", len(d.Attributes))
	}
	for name, a := range d.Attributes {
		if err := a.check(name); err != nil {
			return err
		}
	}
	return nil
}

// Write stores prepared messages in tx.
func (s *Service) Write(tx *state.Tx, out ...*Outgoing) error {
	for _, o := range out {
		if err := tx.Put(table, key(o.queue, o.message.Seq), o.message); err != nil {
			return err
		}
	}
	return nil
}

// Announce makes written messages deliverable, after their transaction has committed. If the process dies
// before it, the next start finds them on disk.
func (s *Service) Announce(out ...*Outgoing) {
	now := s.deps.Clock.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, o := range out {
		b := s.boxes[o.queue]
		b.sent++
		b.add(&entry{Message: o.message}, now)
	}
}

// send stores messages in a transaction of their own.
func (s *Service) send(out ...*Outgoing) error {
	if len(out) == 0 {
		return nil
	}
	if err := s.deps.Store.Batch(func(tx *state.Tx) error { return s.Write(tx, out...) }); err != nil {
		return err
	}
	s.Announce(out...)
	return nil
}
