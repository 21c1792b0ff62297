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

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"kikite/functions/booking/internal/audit"
	"kikite/shared/awsconfig"
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
	now := flags.String("now", time.Now().UTC().Format(time.RFC3339), "the time by which holds are over, RFC 3339")
	quota := flags.Bool("quota", false, "no quota was ever lowered, so nobody may have more than it")
	if err := flags.Parse(args); err != nil {
		return err
	}
	at, err := time.Parse(time.RFC3339, *now)
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
	items, err := audit.Scan(ctx, dynamodb.NewFromConfig(cfg), *table)
	if err != nil {
		return err
	}
	return report(audit.Check(items, audit.Options{Now: at, Quota: *quota}), out)
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
