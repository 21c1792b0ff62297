package meaning

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"

	"kikite/shared/clock"
)

// TitanModel is the only model whose requests and answers Bedrock knows.
const TitanModel = "amazon.titan-embed-text-v2:0"

// titanKind is what its vectors are called; titanWidth is the shortest that it offers, of which its makers say that it keeps 97 % of the
// accuracy of the longest.
const (
	titanKind  = "titan-embed-text-v2-256"
	titanWidth = 256
)

// Limits of a call: a person waits for it.
const (
	callTimeout = 1500 * time.Millisecond
	callRunes   = 6000 // of a text; the model takes 8,192 tokens
)

// Invoker is what Bedrock needs of the SDK's client.
type Invoker interface {
	InvokeModel(context.Context, *bedrockruntime.InvokeModelInput, ...func(*bedrockruntime.Options)) (*bedrockruntime.InvokeModelOutput, error)
}

// Bedrock asks a model in the same AWS account and region. It tries once, for at most 1.5 s, and rests after failures.
type Bedrock struct {
	client  Invoker
	circuit circuit
	timeout time.Duration
}

// NewBedrock returns the method for a model. Errors: a model other than TitanModel, whose vectors would be of another kind.
func NewBedrock(client Invoker, model string, clk clock.Clock) (*Bedrock, error) {
	if model != TitanModel {
		return nil, fmt.Errorf("embedding model %q is not known, use %s", model, TitanModel)
	}
	return &Bedrock{client: client, circuit: circuit{clock: clk}, timeout: callTimeout}, nil
}

// Kind is the model with its version and width.
func (*Bedrock) Kind() string { return titanKind }

var errAnswer = errors.New("the model's answer is no vector")

type titanRequest struct {
	InputText  string `json:"inputText"`
	Dimensions int    `json:"dimensions"`
	Normalize  bool   `json:"normalize"`
}

// Embed asks the model. Sentences about health are not sent. Errors: those of the call, an answer that is no vector, and that the
// method rests after failures. No error holds the text.
func (b *Bedrock) Embed(ctx context.Context, text string) (Vector, error) {
	text = withoutHealth(text)
	if text == "" {
		return Vector{}, nil
	}
	if err := b.circuit.enter(); err != nil {
		return Vector{}, err
	}
	values, err := b.ask(ctx, text)
	b.circuit.leave(err == nil)
	if err != nil {
		return Vector{}, err
	}
	return Vector{titanKind, pack(values)}, nil
}

func (b *Bedrock) ask(ctx context.Context, text string) ([]float32, error) {
	ctx, cancel := context.WithTimeout(ctx, b.timeout)
	defer cancel()
	body, err := json.Marshal(titanRequest{capped(text), titanWidth, true})
	if err != nil {
		return nil, errAnswer // cannot be
	}
	out, err := b.client.InvokeModel(ctx, &bedrockruntime.InvokeModelInput{
		ModelId: aws.String(TitanModel), Body: body, ContentType: aws.String("application/json"), Accept: aws.String("application/json"),
	}, func(o *bedrockruntime.Options) { o.RetryMaxAttempts = 1 })
	if err != nil {
		return nil, err
	}
	var answer struct {
		Embedding []float32 `json:"embedding"`
	}
	if json.Unmarshal(out.Body, &answer) != nil || len(answer.Embedding) != titanWidth || pack(answer.Embedding) == "" {
		return nil, errAnswer
	}
	return answer.Embedding, nil
}

// capped is the beginning of a text.
func capped(text string) string {
	if len(text) <= callRunes {
		return text
	}
	at := 0
	for range callRunes {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return text[:at]
}
