package meaning

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// Vector is a text's meaning: signed bytes of a vector of length 127, of a kind. Vectors of different kinds cannot be compared. The
// zero Vector says nothing.
type Vector struct {
	Kind   string
	Values string // as bytes; a string, so that it may be a piece of a snapshot
}

// Meaning makes vectors of one kind.
type Meaning interface {
	// Kind names the method and its version: another number whenever the same text would get another vector.
	Kind() string
	// Embed returns a text's vector, the zero Vector for a text that says nothing.
	Embed(ctx context.Context, text string) (Vector, error)
}

// most is the longest that a vector of any kind may be.
const most = 1 << 12

// pack scales values to a vector of length 127. All zero gives "".
func pack(values []float32) string {
	sum := 0.0
	for _, v := range values {
		sum += float64(v) * float64(v)
	}
	if sum == 0 || math.IsNaN(sum) || math.IsInf(sum, 0) {
		return ""
	}
	scale, out := 127/math.Sqrt(sum), make([]byte, len(values))
	for i, v := range values {
		out[i] = byte(int8(math.RoundToEven(float64(v) * scale)))
	}
	return string(out)
}

// cosine is the cosine between two vectors of one kind, 0 if they are not equally wide.
func cosine(a, b string) float32 {
	if len(a) != len(b) {
		return 0
	}
	var sum int32
	for i := range len(a) {
		sum += int32(int8(a[i])) * int32(int8(b[i]))
	}
	return float32(sum) / (127 * 127)
}

// Set is a text's vectors, at most one of a kind, the best first: per vector the kind with its length before it, and the values with theirs.
// "" is none. It is packed because an index holds one for each of 100,000 consultants.
type Set string

// NewSet packs vectors, the best first. Those that say nothing are left out.
func NewSet(vectors ...Vector) Set {
	var b []byte
	for _, v := range vectors {
		if v.Values == "" || len(v.Kind) > math.MaxUint8 || len(v.Values) > most {
			continue
		}
		b = append(append(b, byte(len(v.Kind))), v.Kind...)
		b = append(append(b, byte(len(v.Values)), byte(len(v.Values)>>8)), v.Values...)
	}
	return Set(b)
}

// next takes the first vector off. What cannot be read is the zero Vector and nothing more.
func (s Set) next() (Vector, Set) {
	if len(s) < 1 || len(s) < 3+int(s[0]) {
		return Vector{}, ""
	}
	kind, rest := s[1:1+s[0]], s[1+s[0]:]
	n := int(rest[0]) | int(rest[1])<<8
	if rest = rest[2:]; n > len(rest) {
		return Vector{}, ""
	}
	return Vector{string(kind), string(rest[:n])}, rest[n:]
}

// Of is the values of the vector of a kind, "" if there is none.
func (s Set) Of(kind string) string {
	for s != "" {
		var v Vector
		if v, s = s.next(); v.Kind == kind {
			return v.Values
		}
	}
	return ""
}

// Without is the set without the vector of a kind.
func (s Set) Without(kind string) Set {
	var out []Vector
	for s != "" {
		var v Vector
		if v, s = s.next(); v.Kind != kind {
			out = append(out, v)
		}
	}
	return NewSet(out...)
}

// MarshalDynamo stores the set as binary, nothing for none.
func (s Set) MarshalDynamo() (types.AttributeValue, error) {
	if s == "" {
		return nil, nil
	}
	return &types.AttributeValueMemberB{Value: []byte(s)}, nil
}

// UnmarshalDynamo is the inverse. Errors: anything else than binary.
func (s *Set) UnmarshalDynamo(av types.AttributeValue) error {
	switch v := av.(type) {
	case *types.AttributeValueMemberB:
		*s = Set(v.Value)
	case *types.AttributeValueMemberNULL:
		*s = ""
	default:
		return fmt.Errorf("vectors of a text: %w", errors.ErrUnsupported)
	}
	return nil
}
