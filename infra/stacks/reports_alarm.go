package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/topology"
	"kikite/shared/metrics"
)

// missingReports tells of companies that have no report of the last month at noon of the first, and of the days after. The metric is counted by
// reports-monthly itself; that it did not run at all is another alarm, as for everything that is scheduled.
func (w watch) missingReports() {
	f := w.stage.Named(topology.Of("reports-monthly").ID())
	w.alarm("reports-missing", "A company has no report of the last month at noon", &awscloudwatch.AlarmProps{
		Metric: awscloudwatch.NewMetric(&awscloudwatch.MetricProps{
			Namespace: jsii.String(metrics.Namespace), MetricName: jsii.String("ReportsMissing"), Statistic: jsii.String("Maximum"),
			Period: awscdk.Duration_Hours(jsii.Number(1)), DimensionsMap: &map[string]*string{"function": jsii.String(f)},
		}),
		Threshold: jsii.Number(1), EvaluationPeriods: jsii.Number(1),
		ComparisonOperator: awscloudwatch.ComparisonOperator_GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
		TreatMissingData:   awscloudwatch.TreatMissingData_NOT_BREACHING,
	}).AddAlarmAction(w.action)
}
