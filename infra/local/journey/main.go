// Command journey walks the whole product on a local cloud of its own, through the public HTTP API, the mailbox and the console's
// clock and through nothing else, and ends non-zero at the first thing that is not as it should be.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"kikite/infra/local/internal/client"
	"kikite/infra/local/internal/process"
	"kikite/infra/local/internal/state"
)

// duplicates is how many messages are delivered twice, and how many overtake others, throughout the journey.
const duplicates = 0.1

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:])
	stop()
	if err == nil {
		return
	}
	fmt.Fprintln(os.Stderr, "journey failed:", err)
	var at *errStep
	if errors.As(err, &at) {
		os.Exit(3) // at a step: what the mutants look for
	}
	os.Exit(1)
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("journey", flag.ContinueOnError)
	j := &journey{}
	flags.Int64Var(&j.seed, "seed", 1, "other people, departments and answers")
	flags.BoolVar(&j.kill, "kill", false, "kill -9 the local cloud and the engine during a random step")
	flags.IntVar(&j.nEmployees, "employees", 120, "people on the roster")
	flags.IntVar(&j.nTalking, "talking", 44, "people who go all the way")
	flags.IntVar(&j.nCompanions, "consultants", 3040, "consultants")
	binary := flags.String("local", "build/local", "binary of the local cloud")
	operator := flags.String("operator", "build/operator", "command that makes the first operator")
	assembly := flags.String("assembly", "cdk.out", "folder of the synthesized templates")
	flags.DurationVar(&j.patience, "patience", 90*time.Second, "how long a request is repeated that is not answered")
	flags.DurationVar(&j.quiet, "quiet", 7*time.Minute, "how long the cloud may take to come to rest; longer than a queue's visibility timeout")
	data := flags.String("data", "", "keep the folder of the local cloud here, with people.json; what was there goes first")
	if err := flags.Parse(args); err != nil {
		return err
	}
	folder, cleared, err := newFolder(*data)
	if err != nil {
		return err
	}
	defer cleared()
	j.random = rand.New(rand.NewPCG(uint64(j.seed), 7))
	j.process = &process.Process{Binary: *binary, Assembly: *assembly, Data: folder}
	began := time.Now()
	fmt.Printf("journey with seed %d: %d employees, %d talk, %d consultants\n", j.seed, j.nEmployees, j.nTalking, j.nCompanions)
	if err := j.process.Start(ctx); err != nil {
		return err
	}
	defer j.process.Stop()
	if err := j.prepare(ctx, *operator); err != nil {
		return err
	}
	if err := j.walk(ctx, j.steps()); err != nil {
		if log, copied := keepLog(folder); copied == nil {
			fmt.Println("the local cloud's log is", log)
		}
		return err
	}
	if *data != "" {
		if err := j.writePeople(filepath.Join(folder, "people.json")); err != nil {
			return err
		}
	}
	fmt.Printf("the journey is complete after %.0f s\n", time.Since(began).Seconds())
	return nil
}

// newFolder makes the local cloud's folder: the one that is kept, or one that goes at the end.
func newFolder(kept string) (folder string, end func(), err error) {
	if kept == "" {
		folder, err = os.MkdirTemp("", "kikite-journey-")
		return folder, func() { _ = os.RemoveAll(folder) }, err
	}
	if _, err := state.Clear(kept); err != nil {
		return "", nil, err
	}
	return kept, func() {}, os.MkdirAll(kept, 0o700)
}

// prepare makes the first operator with the product's own command and turns duplicates on.
func (j *journey) prepare(ctx context.Context, operator string) error {
	j.cloud = client.New(j.process.Address, j.patience)
	var err error
	if j.signIn, err = j.cloud.SignIn(ctx); err != nil {
		return err
	}
	if err := client.MakeOperator(ctx, operator, j.process.Data, operatorEmail); err != nil {
		return err
	}
	return j.cloud.Duplicates(ctx, duplicates)
}

// keepLog copies the log out of the folder that is about to go.
func keepLog(folder string) (string, error) {
	to := filepath.Join(os.TempDir(), strings.ReplaceAll(filepath.Base(folder), "journey", "log")+".txt")
	raw, err := os.ReadFile(filepath.Join(folder, "local.log"))
	if err != nil {
		return "", err
	}
	return to, os.WriteFile(to, raw, 0o600)
}
