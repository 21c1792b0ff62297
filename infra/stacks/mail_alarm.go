package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/topology"
	"kikite/shared/metrics"
)

// manyStops is how many addresses an hour may be stopped before somebody is told. One is a mistyped address, which operators see in their list; many
// are a mistake of ours, or the end of the provider's patience.
const manyStops = 5

// stoppedMail tells of mail that bounces or is complained about. The metric is mailer-feedback's own count and names nobody.
func (w watch) stoppedMail() {
	f := w.stage.Named(topology.Of("mailer-feedback").ID()) // which counts under its whole name
	w.alarm("mail-stopped", "Mail to many addresses bounced or was complained about within an hour", &awscloudwatch.AlarmProps{
		Metric: awscloudwatch.NewMetric(&awscloudwatch.MetricProps{
			Namespace: jsii.String(metrics.Namespace), MetricName: jsii.String("MailStopped"), Statistic: jsii.String("Sum"),
			Period: awscdk.Duration_Hours(jsii.Number(1)), DimensionsMap: &map[string]*string{"function": jsii.String(f)},
		}),
		Threshold: jsii.Number(manyStops), EvaluationPeriods: jsii.Number(1),
		ComparisonOperator: awscloudwatch.ComparisonOperator_GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
		TreatMissingData:   awscloudwatch.TreatMissingData_NOT_BREACHING,
	}).AddAlarmAction(w.action)
}
