package topology

import "strings"

// Named is a physical name: kikite-<stage>-<parts…>.
func (s Stage) Named(parts ...string) string {
	return strings.Join(append([]string{"kikite", s.Name}, parts...), "-")
}

// Stack is a stack's name: Kikite-<stage>-<Parts…>, each part with a capital.
func (s Stage) Stack(parts ...string) string {
	out := "Kikite-" + s.Name
	for _, p := range parts {
		out += "-" + Title(p)
	}
	return out
}

// Title is part with a capital.
func Title(part string) string { return strings.ToUpper(part[:1]) + part[1:] }

// AssetDir is the directory that becomes a function's code: it holds the executable "bootstrap".
func (f Function) AssetDir() string { return "build/" + strings.ReplaceAll(f.Source, "/", "-") }
