package queue_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"
	"github.com/aws/smithy-go"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/queue"
)

func TestSendReceiveDelete(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	found, err := w.client.GetQueueUrl(t.Context(), &sqs.GetQueueUrlInput{QueueName: aws.String("work")})
	if err != nil || *found.QueueUrl != "http://gateway/000000000000/work" {
		t.Fatalf("GetQueueUrl = %v, %v", found, err)
	}
	sent, err := w.client.SendMessage(t.Context(), &sqs.SendMessageInput{QueueUrl: found.QueueUrl, MessageBody: aws.String("面談"),
		MessageAttributes: map[string]types.MessageAttributeValue{"kind": {DataType: aws.String("String"), StringValue: aws.String("a")}}})
	if err != nil {
		t.Fatal(err)
	}
	if sent.MD5OfMessageAttributes == nil {
		t.Error("no checksum of the attributes")
	}
	received, err := w.client.ReceiveMessage(t.Context(), &sqs.ReceiveMessageInput{QueueUrl: found.QueueUrl,
		MessageAttributeNames: []string{"All"}, MessageSystemAttributeNames: []types.MessageSystemAttributeName{"All"}})
	if err != nil || len(received.Messages) != 1 {
		t.Fatalf("ReceiveMessage = %v, %v", received, err)
	}
	m := received.Messages[0]
	if *m.Body != "面談" || *m.MessageId != *sent.MessageId || *m.MessageAttributes["kind"].StringValue != "a" ||
		m.Attributes["ApproximateReceiveCount"] != "1" {
		t.Errorf("received %+v", m)
	}
	if d := w.depth("work"); d.InFlight != 1 || d.Visible != 0 {
		t.Errorf("depth after receive %+v", d)
	}
	for range 2 { // the second finds nothing and succeeds
		if _, err := w.client.DeleteMessage(t.Context(), &sqs.DeleteMessageInput{QueueUrl: found.QueueUrl, ReceiptHandle: m.ReceiptHandle}); err != nil {
			t.Fatal(err)
		}
	}
	if d := w.depth("work"); d.InFlight+d.Visible != 0 {
		t.Errorf("depth after delete %+v", d)
	}
	want := awsapi.Permission{Action: "sqs:DeleteMessage", Resource: queue.ARN("work")}
	if !slices.ContainsFunc(w.gateway.Permissions(), func(p awsapi.Permission) bool { return p.Action == want.Action && p.Resource == want.Resource }) {
		t.Errorf("permissions %v lack %v", w.gateway.Permissions(), want)
	}
}

func TestBatches(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	url := aws.String(w.queues.URL("work"))
	sent, err := w.client.SendMessageBatch(t.Context(), &sqs.SendMessageBatchInput{QueueUrl: url, Entries: []types.SendMessageBatchRequestEntry{
		{Id: aws.String("1"), MessageBody: aws.String("one")},
		{Id: aws.String("2"), MessageBody: aws.String("bad\x01")},
		{Id: aws.String("3"), MessageBody: aws.String("three"), DelaySeconds: 60},
	}})
	if err != nil || len(sent.Successful) != 2 || len(sent.Failed) != 1 || *sent.Failed[0].Code != "InvalidMessageContents" {
		t.Fatalf("SendMessageBatch = %+v, %v", sent, err)
	}
	if d := w.depth("work"); d.Visible != 1 || d.Delayed != 1 {
		t.Errorf("depth %+v", d)
	}
	w.clock.Advance(24 * time.Hour)
	received, err := w.client.ReceiveMessage(t.Context(), &sqs.ReceiveMessageInput{QueueUrl: url, MaxNumberOfMessages: 10})
	if err != nil || len(received.Messages) != 2 {
		t.Fatalf("ReceiveMessage = %+v, %v", received, err)
	}
	deleted, err := w.client.DeleteMessageBatch(t.Context(), &sqs.DeleteMessageBatchInput{QueueUrl: url, Entries: []types.DeleteMessageBatchRequestEntry{
		{Id: aws.String("a"), ReceiptHandle: received.Messages[0].ReceiptHandle},
		{Id: aws.String("b"), ReceiptHandle: aws.String("rubbish")},
	}})
	if err != nil || len(deleted.Successful) != 1 || len(deleted.Failed) != 1 || *deleted.Failed[0].Code != "ReceiptHandleIsInvalid" {
		t.Errorf("DeleteMessageBatch = %+v, %v", deleted, err)
	}
}

func TestVisibility(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	url := aws.String(w.queues.URL("work"))
	w.send("one")
	receive := func() []types.Message {
		t.Helper()
		out, err := w.client.ReceiveMessage(t.Context(), &sqs.ReceiveMessageInput{QueueUrl: url})
		if err != nil {
			t.Fatal(err)
		}
		return out.Messages
	}
	first := receive()
	if len(first) != 1 || len(receive()) != 0 {
		t.Fatal("a received message is still visible")
	}
	change := &sqs.ChangeMessageVisibilityInput{QueueUrl: url, ReceiptHandle: first[0].ReceiptHandle, VisibilityTimeout: 0}
	if _, err := w.client.ChangeMessageVisibility(t.Context(), change); err != nil {
		t.Fatal(err)
	}
	var notInFlight *types.MessageNotInflight
	if _, err := w.client.ChangeMessageVisibility(t.Context(), change); !errors.As(err, &notInFlight) {
		t.Errorf("changing a visible message: %v", err)
	}
	if len(receive()) != 1 {
		t.Fatal("timeout 0 did not make the message visible")
	}
	w.clock.Advance(time.Minute)
	if len(receive()) != 0 { // received twice already, and maxReceiveCount is 2
		t.Error("delivered a third time")
	}
	if d := w.depth("work-dlq"); d.Visible != 1 || len(d.DeadFor) != 1 {
		t.Errorf("dead-letter queue %+v", d)
	}
}

func TestLongPollIsWokenBySend(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	url := aws.String(w.queues.URL("work"))
	got := make(chan int, 1)
	go func() {
		out, err := w.client.ReceiveMessage(t.Context(), &sqs.ReceiveMessageInput{QueueUrl: url, WaitTimeSeconds: 20})
		if err != nil {
			got <- -1
			return
		}
		got <- len(out.Messages)
	}()
	w.send("one")
	select {
	case n := <-got:
		if n != 1 {
			t.Errorf("received %d", n)
		}
	case <-time.After(5 * time.Second):
		t.Error("not woken")
	}
}

func TestQueueAttributes(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.send("one")
	get := func(names ...types.QueueAttributeName) (map[string]string, error) {
		out, err := w.client.GetQueueAttributes(t.Context(), &sqs.GetQueueAttributesInput{QueueUrl: aws.String(w.queues.URL("work")), AttributeNames: names})
		if err != nil {
			return nil, err
		}
		return out.Attributes, nil
	}
	all, err := get("All")
	if err != nil || all["ApproximateNumberOfMessages"] != "1" || !strings.Contains(all["RedrivePolicy"], "work-dlq") {
		t.Errorf("All = %v, %v", all, err)
	}
	one, err := get("VisibilityTimeout")
	if err != nil || len(one) != 1 || one["VisibilityTimeout"] != "60" {
		t.Errorf("VisibilityTimeout = %v, %v", one, err)
	}
	var invalid *types.InvalidAttributeName
	if _, err := get("KmsMasterKeyId"); !errors.As(err, &invalid) {
		t.Errorf("an attribute that is not emulated: %v", err)
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	url := aws.String(w.queues.URL("work"))
	long := aws.String(strings.Repeat("x", 1<<20+1))
	cases := map[string]struct {
		call func() error
		code string
	}{
		"unknown queue": {func() error {
			_, err := w.client.SendMessage(t.Context(), &sqs.SendMessageInput{QueueUrl: aws.String("http://gateway/000000000000/nothing"), MessageBody: aws.String("x")})
			return err
		}, "QueueDoesNotExist"},
		"too long": {func() error {
			_, err := w.client.SendMessage(t.Context(), &sqs.SendMessageInput{QueueUrl: url, MessageBody: long})
			return err
		}, "InvalidParameterValue"},
		"no body": {func() error {
			_, err := w.client.SendMessage(t.Context(), &sqs.SendMessageInput{QueueUrl: url, MessageBody: aws.String("")})
			return err
		}, "MissingParameter"},
		"delay": {func() error {
			_, err := w.client.SendMessage(t.Context(), &sqs.SendMessageInput{QueueUrl: url, MessageBody: aws.String("x"), DelaySeconds: 901})
			return err
		}, "InvalidParameterValue"},
		"attribute type": {func() error {
			_, err := w.client.SendMessage(t.Context(), &sqs.SendMessageInput{QueueUrl: url, MessageBody: aws.String("x"),
				MessageAttributes: map[string]types.MessageAttributeValue{"a": {DataType: aws.String("Date"), StringValue: aws.String("x")}}})
			return err
		}, "InvalidParameterValue"},
		"same IDs": {func() error {
			e := types.SendMessageBatchRequestEntry{Id: aws.String("1"), MessageBody: aws.String("x")}
			_, err := w.client.SendMessageBatch(t.Context(), &sqs.SendMessageBatchInput{QueueUrl: url, Entries: []types.SendMessageBatchRequestEntry{e, e}})
			return err
		}, "BatchEntryIdsNotDistinct"},
		"batch too long": {func() error {
			half := aws.String(strings.Repeat("x", 1<<19+1))
			_, err := w.client.SendMessageBatch(t.Context(), &sqs.SendMessageBatchInput{QueueUrl: url, Entries: []types.SendMessageBatchRequestEntry{
				{Id: aws.String("1"), MessageBody: half}, {Id: aws.String("2"), MessageBody: half}}})
			return err
		}, "BatchRequestTooLong"},
		"eleven at once": {func() error {
			_, err := w.client.ReceiveMessage(t.Context(), &sqs.ReceiveMessageInput{QueueUrl: url, MaxNumberOfMessages: 11})
			return err
		}, "InvalidParameterValue"},
		"foreign handle": {func() error {
			_, err := w.client.DeleteMessage(t.Context(), &sqs.DeleteMessageInput{QueueUrl: url, ReceiptHandle: aws.String("d29yay1kbHEvMS8x")})
			return err
		}, "ReceiptHandleIsInvalid"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var api smithy.APIError
			if err := c.call(); !errors.As(err, &api) || api.ErrorCode() != c.code {
				t.Errorf("got %v, want %s", err, c.code)
			}
		})
	}
	if d := w.depth("work"); d.Visible != 0 {
		t.Errorf("a refused message was stored: %+v", d)
	}
}
