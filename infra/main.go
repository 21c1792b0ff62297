// Command infra is the CDK app: it writes the CloudFormation templates of one stage, which "cdk deploy" deploys and the local
// cloud runs.
package main

import (
	"fmt"
	"os"

	"github.com/aws/jsii-runtime-go"

	"kikite/infra/stacks"
	"kikite/infra/topology"
)

func main() {
	if err := run(os.Getenv); err != nil {
		fmt.Fprintln(os.Stderr, "infra:", err)
		os.Exit(1)
	}
}

// run synthesizes the stage that the environment describes into CDK_OUTDIR.
func run(get func(string) string) error {
	stage, err := topology.FromEnv(get)
	if err != nil {
		return err
	}
	if stage.Provisional() {
		fmt.Fprintf(os.Stderr, "infra: stage %s has no address yet: after the first deployment set KIKITE_WEB_URL to the output WebAddress of %s and deploy again\n",
			stage.Name, stage.Stack("web"))
	}
	defer closeRuntime()
	app := stacks.NewApp(get("CDK_OUTDIR"))
	stacks.Build(app, stage)
	app.Synth(nil)
	return nil
}

// closeRuntime ends the Node process behind the CDK. The library waits for it twice and calls the second wait's failure an
// abnormal end on standard error, which would only worry people.
func closeRuntime() {
	if quiet, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0); err == nil {
		os.Stderr = quiet
	}
	jsii.Close()
}
