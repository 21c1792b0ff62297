package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"kikite/infra/local/internal/client"
)

// patience is how long a request is repeated while the local cloud is busy.
const patience = time.Minute

// runCloud starts the local cloud, seeds it, says where everything is and waits for the end.
func runCloud(ctx context.Context, s settings, out io.Writer) error {
	// File systems round times; a second keeps a fresh address from looking old.
	began := time.Now().Truncate(time.Second)
	p, err := start(ctx, s, out)
	if err != nil {
		return err
	}
	address, err := p.ready(ctx, s.data, began)
	if err == nil {
		err = seedAndSay(ctx, s, address, out)
	}
	if err == nil && !s.once {
		select {
		case <-ctx.Done():
		case <-p.exited:
			return fmt.Errorf("the local cloud ended: %w", p.err)
		}
	}
	if ctx.Err() != nil { // interrupted: not an error, whatever it interrupted
		err = nil
	}
	return errors.Join(err, p.stop())
}

// seedRunning seeds the local cloud that somebody else started.
func seedRunning(ctx context.Context, s settings, out io.Writer) error {
	address, err := running(s.data)
	if err != nil {
		return err
	}
	return seedAndSay(ctx, s, address, out)
}

func seedAndSay(ctx context.Context, s settings, address string, out io.Writer) error {
	c, err := connect(ctx, address)
	if err != nil {
		return err
	}
	open := func(ctx context.Context) error { return client.MakeOperator(ctx, s.operator, s.data, operatorEmail) }
	seeding := newSeeding(c, open, s, out)
	if err := seeding.run(ctx); err != nil {
		return fmt.Errorf("seed: %w", err)
	}
	people, err := seeding.signIns(ctx)
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, welcome(address, s.data, people))
	return err
}

// printToken prints an access token; it is valid for five minutes.
func printToken(ctx context.Context, s settings, email string, out io.Writer) error {
	if email == "" {
		return errors.New("token: whose? give the address of one of the demo sign-ins")
	}
	address, err := running(s.data)
	if err != nil {
		return err
	}
	c := client.New(address, 5*time.Second)
	signIn, err := c.SignIn(ctx)
	if err != nil {
		return err
	}
	person, err := c.Enter(ctx, signIn, email)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, person.Token())
	return err
}

// running is the address of the local cloud over a folder.
func running(data string) (string, error) {
	address, _, err := addressIn(data)
	if errors.Is(err, os.ErrNotExist) {
		return "", fmt.Errorf("no local cloud is running over %s; start one with: make run", data)
	}
	return address, err
}
