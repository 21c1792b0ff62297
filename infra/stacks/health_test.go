package stacks_test

import (
	"slices"
	"strings"
	"testing"
)

// TestOperationsReadsEveryQueueAndNothingElse: what the health page shows, what its role may read and what there is are the same queues.
func TestOperationsReadsEveryQueueAndNothingElse(t *testing.T) {
	t.Parallel()
	c := prod(t)
	var exist []string
	for _, q := range c.of("AWS::SQS::Queue") {
		exist = append(exist, q.text(c, "QueueName"))
	}
	api := c.functions()["operations-api"]
	var shown, readable []string
	for _, name := range strings.Split(api.text(c, "Environment", "Variables", "QUEUES"), ",") {
		shown = append(shown, c.stage.Named(name))
	}
	for _, g := range c.grants(c.role(t, api)) {
		if service, _, _ := strings.Cut(g.action, ":"); service == "sqs" {
			if g.action != "sqs:GetQueueAttributes" {
				t.Errorf("%s on %s", g.action, g.resource)
			}
			readable = append(readable, g.resource[strings.LastIndexByte(g.resource, ':')+1:])
		}
	}
	for _, names := range [][]string{exist, shown, readable} {
		slices.Sort(names)
	}
	if !slices.Equal(shown, exist) || !slices.Equal(readable, exist) {
		t.Errorf("there are %v\nshown are %v\nreadable are %v", exist, shown, readable)
	}
	if url := api.text(c, "Environment", "Variables", "QUEUE_URL_PREFIX"); !strings.HasPrefix(url, "https://sqs.ap-northeast-1.") || !strings.HasSuffix(url, "/kikite-prod-") {
		t.Error(url)
	}
}
