// Command api is the HTTP side of booking.
package main

import (
	"context"

	"kikite/functions/booking/internal/booking"
	"kikite/shared/awsconfig"
	"kikite/shared/clock"
	"kikite/shared/config"
	"kikite/shared/function"
	"kikite/shared/ids"
	"kikite/shared/store"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	var env config.Reader
	table, meetings, web := env.Get("TABLE_NAME"), env.Get("MEETING_URL"), env.Get("WEB_URL")
	if err := env.Err(); err != nil {
		return nil, err
	}
	clk, err := clock.FromEnv()
	if err != nil {
		return nil, err
	}
	aws, err := awsconfig.Load(ctx)
	if err != nil {
		return nil, err
	}
	desk := booking.NewDesk(&booking.Table{Table: store.Open(aws, table)}, clk, ids.Default{}, booking.NewJitsi(meetings))
	return booking.API(desk.At(web)).Lambda, nil
}
