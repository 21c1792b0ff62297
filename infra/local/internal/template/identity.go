package template

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"kikite/infra/local/internal/awsapi"
)

// identity is what Ref and Fn::GetAtt of a resource give.
type identity struct {
	name       string // physical name or ID
	ref        string
	attributes map[string]string
	loose      bool // inert: an attribute that we do not know becomes a placeholder text
}

func (i identity) attribute(r *resource, name string) (any, error) {
	if v, ok := i.attributes[name]; ok {
		return v, nil
	}
	if i.loose {
		return strings.ToLower(i.name + "." + name), nil
	}
	return nil, fmt.Errorf("attribute %s of %s (%s) is not emulated", name, r.id, r.Type)
}

// identify names a resource: by its name property, or derived from stack and logical ID.
func (r *resolver) identify(res *resource) (identity, error) {
	key := res.key()
	if known, ok := r.known[key]; ok {
		return known, nil
	}
	if r.busy[key] {
		return identity{}, fmt.Errorf("%s refers to itself through other resources", key)
	}
	r.busy[key] = true
	defer delete(r.busy, key)
	k, err := kindOf(res)
	if err != nil {
		return identity{}, err
	}
	named := naming{resource: res, options: r.options, text: func(property string) (string, error) {
		v, ok := res.Properties[property]
		if !ok {
			return "", nil
		}
		return r.text(res.stack, v)
	}}
	var known identity
	switch {
	case k.identify != nil:
		known, err = k.identify(named)
	default:
		known = identity{name: named.generated(128), ref: named.generated(128), loose: true}
		known.attributes = map[string]string{"Arn": arn(service(res.Type), known.name)}
	}
	if err != nil {
		return identity{}, res.wrap(err)
	}
	r.known[key] = known
	return known, nil
}

// naming gives an identify function the resource and its resolved text properties.
type naming struct {
	*resource
	options Options
	text    func(property string) (string, error) // "" when absent
}

// or is the named property, or a name derived from stack and logical ID of at most max characters.
func (n naming) or(property string, max int) (string, error) {
	v, err := n.text(property)
	if err != nil || v != "" {
		return v, err
	}
	return n.generated(max), nil
}

// generated is <stack>-<logical ID>-<hash>, cut in the middle: what CloudFormation does, but stable.
func (n naming) generated(max int) string {
	tail := "-" + digest(n.key())[:8]
	head := n.stack.name + "-" + n.id
	if len(head)+len(tail) > max {
		head = head[:max-len(tail)]
	}
	return head + tail
}

// identifyDistribution gives a distribution the domain name of the local web client, since pages and mails hold it.
func identifyDistribution(n naming) (identity, error) {
	id := strings.ToUpper(digest(n.key())[:14])
	return identity{name: id, ref: id, loose: true, attributes: map[string]string{"Id": id, "DomainName": n.options.WebHost,
		"Arn": globalARN("cloudfront", "distribution/"+id)}}, nil
}

func arn(service, rest string) string {
	return strings.Join([]string{"arn", awsapi.Partition, service, awsapi.Region, awsapi.Account, rest}, ":")
}

func globalARN(service, rest string) string {
	return strings.Join([]string{"arn", awsapi.Partition, service, "", awsapi.Account, rest}, ":")
}

// digest is a stable lower-case token of letters and digits.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:]))
}

// uuidOf is a stable UUID.
func uuidOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	h := hex.EncodeToString(sum[:16])
	return h[:8] + "-" + h[8:12] + "-4" + h[13:16] + "-8" + h[17:20] + "-" + h[20:32]
}

// service is the middle of AWS::Service::Thing in lower case.
func service(resourceType string) string {
	parts := strings.Split(resourceType, "::")
	if len(parts) < 2 {
		return "unknown"
	}
	return strings.ToLower(parts[1])
}

var errNoName = errors.New("needs an explicit name to be emulated")
