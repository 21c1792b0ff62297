package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/topology"
)

// watch is what the alarms of a stage have in common. It names functions instead of referring to them: watching must not
// hold back a deployment.
type watch struct {
	stack  awscdk.Stack
	stage  topology.Stage
	action awscloudwatch.IAlarmAction
}

// NewObservability makes what tells people: errors of every function, scheduled work that did not run, dashboards. The alarms
// on dead letters stand beside their queues.
func NewObservability(app awscdk.App, stage topology.Stage, m *Messaging) awscdk.Stack {
	stack := newStack(app, stage, stage.Region, "alarms and dashboards", "observability")
	w := watch{stack: stack, stage: stage, action: m.Alarms}
	for _, f := range topology.Functions() {
		w.errors(f)
		if f.Trigger == topology.Cron {
			w.absence(f)
		}
	}
	for _, c := range topology.Contexts() {
		w.dashboard(c)
	}
	w.stoppedMail()
	w.missingReports()
	return stack
}

func (w watch) metric(f topology.Function, name string, period awscdk.Duration, statistic string) awscloudwatch.Metric {
	return awscloudwatch.NewMetric(&awscloudwatch.MetricProps{
		Namespace: jsii.String("AWS/Lambda"), MetricName: jsii.String(name), Statistic: jsii.String(statistic), Period: period,
		DimensionsMap: &map[string]*string{"FunctionName": jsii.String(w.stage.Named(f.ID()))},
	})
}

// errors tells of a function that fails again and again; a single failure is retried and not worth waking anybody.
func (w watch) errors(f topology.Function) {
	w.alarm(f.ID()+"-errors", f.ID()+" failed in three of five minutes", &awscloudwatch.AlarmProps{
		Metric:    w.metric(f, "Errors", awscdk.Duration_Minutes(jsii.Number(1)), "Sum"),
		Threshold: jsii.Number(1), EvaluationPeriods: jsii.Number(5), DatapointsToAlarm: jsii.Number(3),
		ComparisonOperator: awscloudwatch.ComparisonOperator_GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
		TreatMissingData:   awscloudwatch.TreatMissingData_NOT_BREACHING,
	}).AddAlarmAction(w.action)
}

func (w watch) alarm(name, description string, props *awscloudwatch.AlarmProps) awscloudwatch.Alarm {
	props.AlarmName = jsii.String(w.stage.Named(name))
	props.AlarmDescription = jsii.String(description)
	return awscloudwatch.NewAlarm(w.stack, jsii.String(name), props)
}
