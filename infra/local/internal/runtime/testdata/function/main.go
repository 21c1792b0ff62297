// Command function is the Lambda function of the runtime's tests: its payload says what it does.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
)

type request struct {
	Do       string `json:"do"`
	Value    string `json:"value"`
	Millis   int    `json:"millis"`
	MegaByte int    `json:"megabyte"`

	Records      []events.SQSMessage `json:"Records"`       // of a queue
	ScheduledFor string              `json:"scheduled_for"` // of a schedule
}

type response struct {
	PID       int    `json:"pid"`
	Calls     int    `json:"calls"`
	Value     string `json:"value"`
	RequestID string `json:"request_id"`
	Function  string `json:"function"`
	LeftMS    int64  `json:"left_ms"`
}

type handler struct{ calls int }

func (h *handler) handle(ctx context.Context, in request) (response, error) {
	h.calls++
	out := response{PID: os.Getpid(), Calls: h.calls, Value: in.Value}
	if lc, ok := lambdacontext.FromContext(ctx); ok {
		out.RequestID, out.Function = lc.AwsRequestID, lc.InvokedFunctionArn
	}
	if deadline, ok := ctx.Deadline(); ok {
		out.LeftMS = time.Until(deadline).Milliseconds()
	}
	if in.Records != nil || in.ScheduledFor != "" {
		return out, record(in)
	}
	switch in.Do {
	case "sleep":
		time.Sleep(time.Duration(in.Millis) * time.Millisecond)
	case "fail":
		return out, errors.New("refused: " + in.Value)
	case "panic":
		panic("at the disco")
	case "exit":
		os.Exit(3)
	case "env":
		out.Value = os.Getenv(in.Value)
	case "print":
		fmt.Println("out " + in.Value)
		fmt.Fprint(os.Stderr, "err "+in.Value+"\n")
	case "big":
		out.Value = strings.Repeat("x", in.MegaByte<<20)
	}
	return out, nil
}

// record appends what arrived to the file that the variable OUT names, one line each.
func record(in request) error {
	var lines strings.Builder
	if in.ScheduledFor != "" {
		lines.WriteString("schedule " + in.ScheduledFor + "\n")
	}
	for _, m := range in.Records {
		var e events.EventBridgeEvent
		if err := json.Unmarshal([]byte(m.Body), &e); err != nil {
			return err
		}
		lines.WriteString("event " + string(e.Detail) + "\n")
	}
	f, err := os.OpenFile(os.Getenv("OUT"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(lines.String())
	return errors.Join(err, f.Close())
}

func main() {
	switch os.Getenv("INIT") {
	case "exit":
		fmt.Println("cannot start")
		os.Exit(2)
	case "hang":
		time.Sleep(time.Hour)
	}
	h := &handler{}
	lambda.Start(h.handle)
}
