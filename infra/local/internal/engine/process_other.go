//go:build !linux

package engine

import "syscall"

// childAttributes keeps the terminal's Ctrl-C from the engine. Only Linux can tie a child's life to its parent's.
func childAttributes() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }
