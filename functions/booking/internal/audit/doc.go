// Package audit recomputes from the raw items of booking's table what booking promises: nobody has two talks at the same time,
// every day lists just the talks that take it, the quota counts what it should, and each change of a booking was told once. It
// shares no code with the package that writes the items, so that a mistake there is not made here, too.
package audit
