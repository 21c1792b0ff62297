package stacks

import (
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/topology"
)

// daysToMiss are the days of the month (UTC), the first and the last, on which a missing monthly run is an alarm; the run lies within the seven
// days that an alarm can look back. The run of the first, 06:00 in Tokyo, falls on the last day of the month before in UTC; that of the month before that ends with the sixth. Daily work has none.
func daysToMiss(f topology.Function) (first, last string) {
	switch {
	case strings.Contains(f.Schedule, " 1-6 * ? *"):
		return "2", "5"
	case strings.Contains(f.Schedule, " 10-12 * ? *"):
		return "13", "16"
	default:
		return "", ""
	}
}

// absence tells of scheduled work that did not succeed when it should have: no invocation is not an error anybody counts.
func (w watch) absence(f topology.Function) {
	first, last := daysToMiss(f)
	switch {
	case strings.HasPrefix(f.Schedule, "rate(5 minutes)"):
		w.missing(f, awscdk.Duration_Minutes(jsii.Number(15)), 2).AddAlarmAction(w.action)
	case strings.HasPrefix(f.Schedule, "rate(15 minutes)"):
		w.missing(f, awscdk.Duration_Hours(jsii.Number(1)), 1).AddAlarmAction(w.action)
	case first != "":
		w.monthly(f, first, last)
	default: // daily
		w.missing(f, awscdk.Duration_Days(jsii.Number(1)), 2).AddAlarmAction(w.action)
	}
}

// missing is an alarm that no run succeeded in any of the last periods.
func (w watch) missing(f topology.Function, period awscdk.Duration, periods float64) awscloudwatch.Alarm {
	ok := awscloudwatch.NewMathExpression(&awscloudwatch.MathExpressionProps{
		Expression: jsii.String("runs - failures"), Period: period, Label: jsii.String("successful runs"),
		UsingMetrics: &map[string]awscloudwatch.IMetric{
			"runs": w.metric(f, "Invocations", period, "Sum"), "failures": w.metric(f, "Errors", period, "Sum"),
		},
	})
	return w.alarm(f.ID()+"-absent", f.ID()+" did not succeed when it was due", &awscloudwatch.AlarmProps{
		Metric: ok, Threshold: jsii.Number(1), EvaluationPeriods: jsii.Number(periods),
		ComparisonOperator: awscloudwatch.ComparisonOperator_LESS_THAN_THRESHOLD,
		TreatMissingData:   awscloudwatch.TreatMissingData_BREACHING,
	})
}

// monthly is an alarm on work of one time of the month. An alarm cannot look back a month, so two are combined: no run in
// seven days, and these are the days on which there must have been one. The sweep, which always runs, tells the date.
func (w watch) monthly(f topology.Function, first, last string) {
	none := w.missing(f, awscdk.Duration_Days(jsii.Number(1)), 7)
	hour := awscdk.Duration_Hours(jsii.Number(1))
	today := awscloudwatch.NewMathExpression(&awscloudwatch.MathExpressionProps{
		Expression:   jsii.String("IF(DATE(clock) >= " + first + " AND DATE(clock) <= " + last + ", 1, 0)"),
		Period:       hour,
		Label:        jsii.String("days after the run"),
		UsingMetrics: &map[string]awscloudwatch.IMetric{"clock": w.metric(topology.Of(f.Context+"-sweep"), "Invocations", hour, "Sum")},
	})
	begin := w.alarm(f.ID()+"-run-is-over", "Not a fault: says that "+f.ID()+" must have run by now", &awscloudwatch.AlarmProps{
		Metric: today, Threshold: jsii.Number(1), EvaluationPeriods: jsii.Number(1),
		ComparisonOperator: awscloudwatch.ComparisonOperator_GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
		TreatMissingData:   awscloudwatch.TreatMissingData_NOT_BREACHING,
	})
	awscloudwatch.NewCompositeAlarm(w.stack, jsii.String(f.ID()+"-missed"), &awscloudwatch.CompositeAlarmProps{
		CompositeAlarmName: jsii.String(w.stage.Named(f.ID(), "missed")),
		AlarmDescription:   jsii.String(f.ID() + " did not succeed in this month: run it with the date that it missed"),
		AlarmRule: awscloudwatch.AlarmRule_AllOf(
			awscloudwatch.AlarmRule_FromAlarm(none, awscloudwatch.AlarmState_ALARM),
			awscloudwatch.AlarmRule_FromAlarm(begin, awscloudwatch.AlarmState_ALARM)),
	}).AddAlarmAction(w.action)
}
