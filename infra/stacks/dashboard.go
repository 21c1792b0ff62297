package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/topology"
)

// dashboard shows a context: what its functions did and how its queues stand. Numbers of calls only, never of persons.
func (w watch) dashboard(context string) {
	const width = 12 // half of the page
	period := awscdk.Duration_Minutes(jsii.Number(5))
	graphs := map[string][]awscloudwatch.IMetric{}
	for _, f := range topology.Functions() {
		if f.Context != context {
			continue
		}
		label := func(m awscloudwatch.Metric) awscloudwatch.IMetric {
			return m.With(&awscloudwatch.MetricOptions{Label: jsii.String(f.Name)})
		}
		graphs["Invocations"] = append(graphs["Invocations"], label(w.metric(f, "Invocations", period, "Sum")))
		graphs["Errors"] = append(graphs["Errors"], label(w.metric(f, "Errors", period, "Sum")))
		graphs["Duration (p99, ms)"] = append(graphs["Duration (p99, ms)"], label(w.metric(f, "Duration", period, "p99")))
		if f.Trigger == topology.Bus || f.Trigger == topology.Queue {
			graphs["Messages waiting"] = append(graphs["Messages waiting"], label(w.waiting(f.ID(), period)))
		}
		if f.Trigger != topology.HTTP && f.Trigger != topology.Cognito {
			graphs["Dead letters"] = append(graphs["Dead letters"], label(w.waiting(f.ID()+"-dlq", period)))
		}
	}
	d := awscloudwatch.NewDashboard(w.stack, jsii.String("Dashboard-"+context), &awscloudwatch.DashboardProps{
		DashboardName: jsii.String(w.stage.Named(context)),
	})
	for _, title := range []string{"Invocations", "Errors", "Duration (p99, ms)", "Messages waiting", "Dead letters"} {
		if left := graphs[title]; len(left) > 0 {
			d.AddWidgets(awscloudwatch.NewGraphWidget(&awscloudwatch.GraphWidgetProps{
				Title: jsii.String(title), Left: &left, Width: jsii.Number(width),
			}))
		}
	}
}

func (w watch) waiting(queue string, period awscdk.Duration) awscloudwatch.Metric {
	return awscloudwatch.NewMetric(&awscloudwatch.MetricProps{
		Namespace: jsii.String("AWS/SQS"), MetricName: jsii.String("ApproximateNumberOfMessagesVisible"), Statistic: jsii.String("Maximum"),
		Period: period, DimensionsMap: &map[string]*string{"QueueName": jsii.String(w.stage.Named(queue))},
	})
}
