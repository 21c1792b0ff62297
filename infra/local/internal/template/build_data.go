package template

import (
	"encoding/json"
	"fmt"
	"strings"

	"kikite/infra/local/internal/awsapi"
)

// streamLabel stands for the creation time of a stream, which is part of its ARN. It is constant, so that ARNs are
// the same from run to run.
const streamLabel = "2025-01-01T00:00:00.000"

func identifyTable(n naming) (identity, error) {
	name, err := n.or("TableName", 255)
	table := arn("dynamodb", "table/"+name)
	attributes := map[string]string{"Arn": table}
	if _, ok := n.Properties["StreamSpecification"]; ok {
		attributes["StreamArn"] = table + "/stream/" + streamLabel
	}
	return identity{name: name, ref: name, attributes: attributes}, err
}

type keySchema []struct{ AttributeName, KeyType string }

func (k keySchema) parts() []KeyPart {
	var out []KeyPart
	for _, p := range k {
		part := KeyPart{Name: p.AttributeName, Kind: p.KeyType}
		if p.KeyType == "HASH" {
			out = append([]KeyPart{part}, out...)
		} else {
			out = append(out, part)
		}
	}
	return out
}

type tableProps struct {
	TableName            string
	KeySchema            keySchema
	AttributeDefinitions []struct{ AttributeName, AttributeType string }
	Indexes              []struct {
		IndexName  string
		KeySchema  keySchema
		Projection struct {
			ProjectionType   string
			NonKeyAttributes []string
		}
		OnDemandThroughput               any
		ContributorInsightsSpecification any
		WarmThroughput                   any
	} `json:"GlobalSecondaryIndexes"`
	StreamSpecification     *struct{ StreamViewType string }
	TimeToLiveSpecification *struct {
		AttributeName string
		Enabled       bool
	}
	BillingMode string
}

func buildTable(b *builder, r *resource) error {
	var p tableProps
	// Backups, encryption at rest and deletion protection guard an account; the local data is one file.
	if _, err := b.properties(r, &p, "PointInTimeRecoverySpecification", "SSESpecification", "DeletionProtectionEnabled",
		"ContributorInsightsSpecification", "TableClass", "ResourcePolicy", "OnDemandThroughput", "WarmThroughput"); err != nil {
		return err
	}
	known, err := b.identify(r)
	if err != nil {
		return err
	}
	if p.BillingMode != "PAY_PER_REQUEST" {
		return fmt.Errorf("billing mode %q: only tables on demand are emulated", p.BillingMode)
	}
	t := Table{Origin: r.origin(), Name: known.name, ARN: known.attributes["Arn"], StreamARN: known.attributes["StreamArn"],
		Keys: p.KeySchema.parts(), Attributes: map[string]string{}}
	for _, a := range p.AttributeDefinitions {
		t.Attributes[a.AttributeName] = a.AttributeType
	}
	for _, i := range p.Indexes {
		t.Indexes = append(t.Indexes, Index{Name: i.IndexName, Keys: i.KeySchema.parts(),
			Projection: i.Projection.ProjectionType, Include: i.Projection.NonKeyAttributes})
	}
	if p.StreamSpecification != nil {
		t.StreamView = p.StreamSpecification.StreamViewType
	}
	if p.TimeToLiveSpecification != nil && p.TimeToLiveSpecification.Enabled {
		t.TTL = p.TimeToLiveSpecification.AttributeName
	}
	b.model.Tables = append(b.model.Tables, t)
	return nil
}

func identifyKey(n naming) (identity, error) {
	id := uuidOf(n.key())
	return identity{name: id, ref: id, attributes: map[string]string{"Arn": arn("kms", "key/"+id), "KeyId": id}}, nil
}

type keyProps struct {
	Description string
	KeyPolicy   json.RawMessage
	KeySpec     string
	KeyUsage    string
}

func buildKey(b *builder, r *resource) error {
	var p keyProps
	if _, err := b.properties(r, &p, "EnableKeyRotation", "RotationPeriodInDays", "PendingWindowInDays", "Enabled"); err != nil {
		return err
	}
	if p.KeySpec != "" && p.KeySpec != "SYMMETRIC_DEFAULT" {
		return fmt.Errorf("key spec %s: only symmetric keys are emulated", p.KeySpec)
	}
	known, err := b.identify(r)
	if err != nil {
		return err
	}
	b.model.Keys = append(b.model.Keys, Key{Origin: r.origin(), ID: known.ref, ARN: known.attributes["Arn"], Description: p.Description})
	b.model.ResourcePolicies = append(b.model.ResourcePolicies,
		ResourcePolicy{Origin: r.origin(), ResourceARN: known.attributes["Arn"], Document: p.KeyPolicy})
	return nil
}

func buildAlias(b *builder, r *resource) error {
	var p struct{ AliasName, TargetKeyId string }
	if _, err := b.properties(r, &p); err != nil {
		return err
	}
	if !strings.HasPrefix(p.TargetKeyId, "arn:") {
		p.TargetKeyId = arn("kms", "key/"+p.TargetKeyId)
	}
	b.model.Aliases = append(b.model.Aliases, Alias{Origin: r.origin(), Name: p.AliasName, KeyARN: p.TargetKeyId})
	return nil
}

func identifyParameter(n naming) (identity, error) {
	name, err := n.or("Name", 1011)
	if err != nil {
		return identity{}, err
	}
	attributes := map[string]string{}
	for _, a := range []string{"Type", "Value"} {
		if attributes[a], err = n.text(a); err != nil {
			return identity{}, err
		}
	}
	return identity{name: name, ref: name, attributes: attributes}, nil
}

func buildParameter(b *builder, r *resource) error {
	var p struct{ Name, Type, Value string }
	if _, err := b.properties(r, &p, "Description", "Tier", "AllowedPattern", "DataType"); err != nil {
		return err
	}
	known, err := b.identify(r)
	if err != nil {
		return err
	}
	b.model.Parameters = append(b.model.Parameters, Parameter{Origin: r.origin(), Name: known.name, Type: p.Type, Value: p.Value})
	return nil
}

func bucketARN(name string) string { return "arn:" + awsapi.Partition + ":s3:::" + name }
