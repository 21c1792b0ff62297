package queue

import (
	"encoding/json"
	"errors"
	"net/http"

	"kikite/infra/local/internal/awsapi"
)

const service = "sqs"

// Register adds the operations that our functions and the console call.
func (s *Service) Register(r awsapi.Registrar) {
	r.Register(
		operation(s, "SendMessage", "sqs:SendMessage", s.sendMessage),
		operation(s, "SendMessageBatch", "sqs:SendMessage", s.sendMessageBatch),
		operation(s, "ReceiveMessage", "sqs:ReceiveMessage", s.receiveMessage),
		operation(s, "DeleteMessage", "sqs:DeleteMessage", s.deleteMessage),
		operation(s, "DeleteMessageBatch", "sqs:DeleteMessage", s.deleteMessageBatch),
		operation(s, "ChangeMessageVisibility", "sqs:ChangeMessageVisibility", s.changeVisibility),
		operation(s, "GetQueueAttributes", "sqs:GetQueueAttributes", s.queueAttributes),
		operation(s, "GetQueueUrl", "sqs:GetQueueUrl", s.queueURL),
	)
}

// operation binds a handler of typed JSON to the queue that the request names.
func operation[In, Out any](s *Service, name, action string, handle func(*http.Request, *box, In) (Out, error)) awsapi.Operation {
	return awsapi.Operation{
		Service: service,
		Name:    name,
		Permissions: func(r *awsapi.Request) ([]awsapi.Permission, error) {
			b, err := s.addressed(r)
			if err != nil {
				return nil, err
			}
			return []awsapi.Permission{{Action: action, Resource: ARN(b.Name)}}, nil
		},
		Handle: func(w http.ResponseWriter, r *awsapi.Request) {
			out, err := call(s, r, handle)
			if err != nil {
				writeError(w, err)
				return
			}
			awsapi.WriteJSON(w, http.StatusOK, out)
		},
	}
}

func call[In, Out any](s *Service, r *awsapi.Request, handle func(*http.Request, *box, In) (Out, error)) (Out, error) {
	var in In
	var none Out
	b, err := s.addressed(r)
	if err != nil {
		return none, err
	}
	if err := json.Unmarshal(r.Body, &in); err != nil {
		return none, &awsapi.Error{Status: 400, Code: "SerializationException", Message: err.Error()}
	}
	return handle(r.HTTP, b, in)
}

// addressed finds the queue of a request, by URL or (GetQueueUrl) by name.
func (s *Service) addressed(r *awsapi.Request) (*box, error) {
	var in struct{ QueueUrl, QueueName string } //nolint:revive // SQS's spelling
	if err := json.Unmarshal(r.Body, &in); err != nil {
		return nil, &awsapi.Error{Status: 400, Code: "SerializationException", Message: err.Error()}
	}
	if in.QueueUrl == "" {
		in.QueueUrl = in.QueueName
	}
	return s.box(in.QueueUrl)
}

func writeError(w http.ResponseWriter, err error) {
	var known *awsapi.Error
	if !errors.As(err, &known) {
		known = &awsapi.Error{Status: 500, Code: "InternalFailure", Message: err.Error()}
	}
	awsapi.WriteJSONError(w, known)
}
