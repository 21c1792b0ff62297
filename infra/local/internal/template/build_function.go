package template

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
)

// identifyPlain is for types whose Ref is a name, given by a property or generated.
func identifyPlain(property string) func(naming) (identity, error) {
	return func(n naming) (identity, error) {
		name, err := n.or(property, 128)
		return identity{name: name, ref: name, attributes: map[string]string{"Id": name, "Arn": arn(service(n.Type), name)}}, err
	}
}

func identifyFunction(n naming) (identity, error) {
	name, err := n.or("FunctionName", 64)
	return identity{name: name, ref: name, attributes: map[string]string{"Arn": arn("lambda", "function:"+name)}}, err
}

type functionProps struct {
	FunctionName string
	Runtime      string
	Handler      string
	Code         struct{ S3Bucket, S3Key, ZipFile, ImageUri string }
	Role         string
	Environment  struct{ Variables map[string]string }
	Timeout      int
	MemorySize   int
	Reserved     int                        `json:"ReservedConcurrentExecutions"`
	DeadLetters  struct{ TargetArn string } `json:"DeadLetterConfig"`
}

// The defaults that Lambda has for a function without these properties.
const (
	defaultTimeout = 3   // seconds
	defaultMemory  = 128 // MiB
)

func buildFunction(b *builder, r *resource) error {
	var p functionProps
	// Architecture, tracing and logging change where and how a function runs at AWS, not what it does.
	if _, err := b.properties(r, &p, "Architectures", "TracingConfig", "LoggingConfig", "Description", "EphemeralStorage",
		"RuntimeManagementConfig", "KmsKeyArn", "RecursiveLoop"); err != nil {
		return err
	}
	known, err := b.identify(r)
	if err != nil {
		return err
	}
	if !strings.HasPrefix(p.Runtime, "provided.") {
		return fmt.Errorf("runtime %q: only functions that bring their own executable (provided.al2023) run here", p.Runtime)
	}
	if p.Code.S3Key == "" {
		return errors.New("the code is not a file asset of the assembly")
	}
	path, ok := r.stack.assets[p.Code.S3Key]
	if !ok {
		return fmt.Errorf("no asset of the assembly has the object key %s", p.Code.S3Key)
	}
	f := Function{Origin: r.origin(), Name: known.name, ARN: known.attributes["Arn"], Runtime: p.Runtime, Handler: p.Handler,
		CodeDir: filepath.Join(r.stack.dir, path), RoleARN: p.Role, Environment: p.Environment.Variables,
		Timeout: p.Timeout, MemoryMB: p.MemorySize, Concurrency: p.Reserved, DeadLetterARN: p.DeadLetters.TargetArn}
	if f.Timeout == 0 {
		f.Timeout = defaultTimeout
	}
	if f.MemoryMB == 0 {
		f.MemoryMB = defaultMemory
	}
	b.model.Functions = append(b.model.Functions, f)
	return nil
}

type grantProps struct {
	FunctionName  string
	Principal     string
	Action        string
	SourceArn     string
	SourceAccount string
}

func buildGrant(b *builder, r *resource) error {
	var p grantProps
	if _, err := b.properties(r, &p); err != nil {
		return err
	}
	b.model.FunctionGrants = append(b.model.FunctionGrants, FunctionGrant{Origin: r.origin(), FunctionARN: functionARN(p.FunctionName),
		Principal: p.Principal, Action: p.Action, SourceARN: p.SourceArn, SourceAccount: p.SourceAccount})
	return nil
}

// functionARN completes a function's name; an ARN stays as it is.
func functionARN(nameOrARN string) string {
	if strings.HasPrefix(nameOrARN, "arn:") {
		return nameOrARN
	}
	return arn("lambda", "function:"+nameOrARN)
}
