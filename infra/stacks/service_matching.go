package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"

	"kikite/infra/constructs"
)

// Where the snapshots of matching's index and its models are in the Snapshots bucket.
const (
	matchingSnapshots = "matching/snapshots/"
	matchingModels    = "matching/models/"
)

func (s *Service) matching() {
	m := s.product.Messaging
	snapshots := vars{"SNAPSHOTS_BUCKET": m.Snapshots.Bucket.BucketName()}
	api := s.api(s.claims().with(snapshots))
	m.Snapshots.AllowRead(api, "matching/")
	worker := s.busWorker("worker", s.claims().with(snapshots))
	m.Claims.AllowRead(worker, "matching/")
	trainer := constructs.NewScheduled(s.Stack, "trainer", s.props("trainer", snapshots)).Function
	for _, fn := range []awslambda.Function{worker, trainer} {
		m.Snapshots.AllowPut(fn, "matching/")
		m.Snapshots.AllowRead(fn, "matching/")
		m.Snapshots.AllowDelete(fn, matchingSnapshots) // superseded ones, which may hold what was erased since
	}
}
