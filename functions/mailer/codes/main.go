// Command codes words the sign-in codes that Cognito sends.
package main

import (
	"github.com/aws/aws-lambda-go/lambda"

	"kikite/functions/mailer/internal/mailer"
	"kikite/shared/logging"
)

func main() {
	logging.Setup()
	lambda.Start(mailer.Codes) // it needs nothing: no settings, no table
}
