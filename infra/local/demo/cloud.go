package main

import (
	"context"
	"time"

	"kikite/infra/local/internal/client"
)

// caller calls operations as somebody who signed in.
type caller interface {
	Do(ctx context.Context, method, path string, in, out any) error
}

// cloud is what seeding uses of a running local cloud.
type cloud interface {
	Enter(ctx context.Context, email string) (caller, error)
	Public(ctx context.Context, method, path string, in, out any) error
	Post(ctx context.Context, address string, fields map[string]string, name string, file []byte) error
	Mails(ctx context.Context, address string) ([]client.Mail, error)
	Now(ctx context.Context) (time.Time, error)
	Quiet(ctx context.Context, atMost time.Duration) error
}

// connected is a cloud, with the place where its people sign in.
type connected struct {
	*client.Cloud
	signIn client.SignIn
}

func connect(ctx context.Context, address string) (connected, error) {
	c := client.New(address, patience)
	signIn, err := c.SignIn(ctx)
	return connected{c, signIn}, err
}

// Enter signs a person in by e-mail code.
func (c connected) Enter(ctx context.Context, email string) (caller, error) {
	return c.Cloud.Enter(ctx, c.signIn, email)
}
