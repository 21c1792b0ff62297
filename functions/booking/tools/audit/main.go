// Command audit looks through booking's whole table and says whether what booking promises holds: nobody has two talks at the same time, days,
// quota and holds agree with the bookings. It writes nothing. Run it while nobody writes, after a restore for example, with an administrator's AWS
// credentials; it prints IDs and codes only.
//
//	audit -table kikite-dev-booking
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"kikite/functions/booking/internal/audit"
	"kikite/shared/awsconfig"
	"kikite/shared/clock"
)

func main() {
	if err := run(context.Background(), os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "audit:", err)
		os.Exit(1)
	}
}

var errBroken = errors.New("a promise is broken")

func run(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("audit", flag.ContinueOnError)
	flags.SetOutput(out)
	table := flags.String("table", os.Getenv("TABLE_NAME"), "table of booking")
	now := flags.String("now", "", "the time by which holds are over, RFC 3339; the clock's if absent")
	quota := flags.Bool("quota", false, "no quota was ever lowered, so nobody may have more than it")
	if err := flags.Parse(args); err != nil {
		return err
	}
	at, err := moment(*now)
	if err != nil {
		return fmt.Errorf("-now: %w", err)
	}
	if *table == "" {
		return errors.New("-table is missing")
	}
	cfg, err := awsconfig.Load(ctx)
	if err != nil {
		return err
	}
	items, err := scan(ctx, dynamodb.NewFromConfig(cfg), *table)
	if err != nil {
		return err
	}
	return report(audit.Check(items, audit.Options{Now: at, Quota: *quota}), out)
}

// moment reads a time; "" is now.
func moment(text string) (time.Time, error) {
	if text != "" {
		return time.Parse(time.RFC3339, text)
	}
	clk, err := clock.FromEnv()
	if err != nil {
		return time.Time{}, err
	}
	return clk.Now(), nil
}

// scan reads every item of a table.
func scan(ctx context.Context, client dynamodb.ScanAPIClient, table string) (out []audit.Item, err error) {
	pages := dynamodb.NewScanPaginator(client, &dynamodb.ScanInput{TableName: &table, ConsistentRead: aws.Bool(true)})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("scan %s: %w", table, err)
		}
		out = append(out, page.Items...)
	}
	return out, nil
}

func report(r audit.Report, out io.Writer) error {
	for _, v := range r.Violations {
		if _, err := fmt.Fprintln(out, v); err != nil {
			return err
		}
	}
	if _, err := fmt.Fprintf(out, "%d reservations: %d take place, %d were cancelled, %d are held; %d violations\n",
		len(r.Reservations), r.Confirmed, r.Cancelled, r.Held, len(r.Violations)); err != nil {
		return err
	}
	if len(r.Violations) > 0 {
		return errBroken
	}
	return nil
}
