package vault

import (
	"context"
	"fmt"

	"kikite/events"
	"kikite/shared/ids"
)

const voicePrefix = "VOICE#"

// Voice returns the random ID under which the company knows a voice of the employee, and makes it at first: whose it is stands here alone.
func (v *Vault) Voice(ctx context.Context, account, voice events.ID) (events.ID, error) {
	return v.name(ctx, account, voicePrefix+string(voice), ids.Voice)
}

// Voices lists the IDs under which companies know, or were about to know, voices of the employee.
func (v *Vault) Voices(ctx context.Context, account events.ID) ([]events.ID, error) {
	var items []nameItem
	if err := v.keys.Prefix(ctx, partition(account), voicePrefix, &items); err != nil {
		return nil, fmt.Errorf("read voices: %w", err)
	}
	out := make([]events.ID, len(items))
	for i, item := range items {
		out[i] = item.ID
	}
	return out, nil
}
