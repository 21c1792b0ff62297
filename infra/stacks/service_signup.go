package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"

	"kikite/infra/constructs"
)

// manageAccounts is what signup does with accounts in the user pool.
var manageAccounts = []string{
	"cognito-idp:AdminCreateUser", "cognito-idp:AdminGetUser", "cognito-idp:AdminUpdateUserAttributes", "cognito-idp:AdminDisableUser",
	"cognito-idp:AdminEnableUser", "cognito-idp:AdminDeleteUser", "cognito-idp:AdminUserGlobalSignOut",
}

func (s *Service) signup() {
	m := s.product.Messaging
	env := s.claims().with(vars{
		"FILES_BUCKET": m.Files.Bucket.BucketName(), "USER_POOL_ID": s.product.Identity.Pool.UserPoolId(), "WEB_URL": setting(s.stage.WebURL),
	})
	api := s.api(env)
	m.Files.AllowPut(api, "rosters/", "contracts/", "consultants/", "incoming/")
	m.Files.AllowRead(api, "rosters/", "contracts/", "consultants/", "incoming/")
	worker := s.busWorker("worker", env)
	importer := constructs.NewWorkerOn(s.Stack, "importer", s.props("importer", env), m.Rosters).Function
	m.Files.AllowRead(importer, "rosters/")
	due := constructs.NewScheduled(s.Stack, "due", s.props("due", env)).Function
	m.Files.AllowPut(due, "rosters/") // to bring a run to the importer once more
	daily := constructs.NewScheduled(s.Stack, "daily", s.props("daily", env)).Function
	m.Files.AllowDelete(api, "consultants/", "incoming/") // erasure
	m.Files.AllowDelete(daily, "consultants/", "incoming/")
	for _, fn := range []awslambda.Function{api, worker, importer, daily} {
		m.Claims.AllowProduce(fn, "mailer/signup/", "sessions/signup/", "matching/signup/", "reports/signup/")
	}
	constructs.Allow(daily, []string{"cognito-idp:AdminDeleteUser"}, *s.product.Identity.Pool.UserPoolArn()) // of registrations that nobody signed in after
	for _, fn := range []awslambda.Function{api, worker} {
		m.Claims.AllowRead(fn, "signup/") // exports
		constructs.Allow(fn, manageAccounts, *s.product.Identity.Pool.UserPoolArn())
	}
}
