package holidays

import (
	"math"
	"time"
)

// equinox is the day in Japan on which the Sun crosses the equator, in March (the vernal one) or in September.
func equinox(year int, in time.Month) time.Time {
	return Date(equinoxAt(year, in))
}

// equinoxAt is the moment of an equinox, by Jean Meeus, Astronomical Algorithms (2nd edition, 1998), chapter 27: a mean instant from
// table 27.B and the periodic terms of table 27.C. For 1951 to 2050 it errs by less than a minute; the calendar of the National
// Astronomical Observatory, which decides, is computed more finely. In 2025 to 2035 none is nearer to midnight in Japan than that of March 2026,
// 14 minutes.
func equinoxAt(year int, in time.Month) time.Time {
	y := float64(year-2000) / 1000
	mean := 2451623.80984 + y*(365242.37404+y*(0.05169+y*(-0.00411-0.00057*y)))
	if in == time.September {
		mean = 2451810.21715 + y*(365242.01767+y*(-0.11575+y*(0.00337+0.00078*y)))
	}
	t := (mean - 2451545.0) / 36525
	w := (35999.373*t - 2.47) * math.Pi / 180
	sum := 0.0
	for _, p := range equinoxTerms() {
		sum += p[0] * math.Cos((p[1]+p[2]*t)*math.Pi/180)
	}
	terrestrial := mean + 0.00001*sum/(1+0.0334*math.Cos(w)+0.0007*math.Cos(2*w))
	seconds := (terrestrial-2440587.5)*86400 - dynamicalSeconds // 2440587.5 is the beginning of 1970
	return time.Unix(int64(math.Round(seconds)), 0).UTC()
}

// dynamicalSeconds is how far dynamical time is ahead of UTC in these years: 32.184 s and 37 leap seconds.
const dynamicalSeconds = 69.184

// equinoxTerms are amplitude (10⁻⁵ days), phase (degrees) and motion (degrees in a Julian century) of table 27.C.
func equinoxTerms() [][3]float64 {
	return [][3]float64{
		{485, 324.96, 1934.136}, {203, 337.23, 32964.467}, {199, 342.08, 20.186}, {182, 27.85, 445267.112},
		{156, 73.14, 45036.886}, {136, 171.52, 22518.443}, {77, 222.54, 65928.934}, {74, 296.72, 3034.906},
		{70, 243.58, 9037.513}, {58, 119.81, 33718.147}, {52, 297.17, 150.678}, {50, 21.02, 2281.226},
		{45, 247.54, 29929.562}, {44, 325.15, 31555.956}, {29, 60.93, 4443.417}, {18, 155.12, 67555.328},
		{17, 288.79, 4562.452}, {16, 198.04, 62894.029}, {14, 199.76, 31436.921}, {12, 95.39, 14577.848},
		{12, 287.11, 31931.756}, {12, 320.81, 34777.259}, {9, 227.73, 1222.114}, {8, 15.45, 16859.074},
	}
}
