// Command operator opens the first operator account of a stage, or finds it: everybody else gets an account through the
// product, so somebody has to be there first. It runs with an administrator's AWS credentials and may be repeated.
//
//	operator -email taro@example.jp -name "山田 太郎" -table kikite-dev-signup -pool ap-northeast-1_… -claims …
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"

	"kikite/events"
	"kikite/functions/signup/internal/signup"
	"kikite/functions/signup/internal/signup/setup"
	"kikite/shared/awsconfig"
	"kikite/shared/clock"
)

func main() {
	if err := run(context.Background(), os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "operator:", err)
		os.Exit(1)
	}
}

type options struct {
	email, name, locale, zone string
	names                     setup.Names
}

func parse(args []string, out io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("operator", flag.ContinueOnError)
	flags.SetOutput(out)
	flags.StringVar(&o.email, "email", "", "address to sign in with")
	flags.StringVar(&o.name, "name", "", "the operator's name")
	flags.StringVar(&o.locale, "locale", "ja", "ja or en")
	flags.StringVar(&o.zone, "zone", "Asia/Tokyo", "IANA time zone")
	flags.StringVar(&o.names.Table, "table", os.Getenv("TABLE_NAME"), "table of signup")
	flags.StringVar(&o.names.Pool, "pool", os.Getenv("USER_POOL_ID"), "ID of the user pool")
	flags.StringVar(&o.names.Claims, "claims", os.Getenv("CLAIMS_BUCKET"), "claims bucket")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	for name, value := range map[string]string{"email": o.email, "name": o.name, "table": o.names.Table, "pool": o.names.Pool, "claims": o.names.Claims} {
		if value == "" {
			return o, fmt.Errorf("-%s is missing", name)
		}
	}
	return o, nil
}

func run(ctx context.Context, args []string, out io.Writer) error {
	o, err := parse(args, out)
	if err != nil {
		return err
	}
	cfg, err := awsconfig.Load(ctx)
	if err != nil {
		return err
	}
	now, err := clock.FromEnv()
	if err != nil {
		return err
	}
	return open(ctx, signup.New(setup.Deps(cfg, now, o.names)), o, out)
}

func open(ctx context.Context, service *signup.Service, o options, out io.Writer) error {
	opened, err := service.OpenOperator(ctx, o.name, o.email, events.Code(o.locale), events.Zone(o.zone))
	if err != nil {
		return err
	}
	what := "exists already"
	if opened.New {
		what = "was opened"
	}
	_, err = fmt.Fprintf(out, "operator account %s %s; sign in with the code that is mailed to %s\n", opened.AccountID, what, o.email)
	return err
}
