package consultants

import (
	"hash/fnv"
	"slices"

	"kikite/events"
)

// backgrounds are what the consultant did before counselling, as the licences and the jobs of the career tell; who ran a firm is
// drawn by the address, so that the other draws stay as they are.
func backgrounds(c *Consultant, age int) []events.Code {
	worked := func(jobs ...events.Code) bool {
		return slices.ContainsFunc(jobs, func(j events.Code) bool { return slices.Contains(c.JobTypes, j) })
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(c.Email))
	draw := h.Sum32() % 100
	managed := worked("management")
	healed := c.Has(events.LicencePhysician) || c.Has(events.LicencePublicHealthNurse) || c.Has(events.LicenceSocialWorker)
	did := map[events.Code]bool{
		"hr": worked("hr"), "line_management": managed || draw%5 == 0, "executive": managed && age >= 50 && draw%3 == 0,
		"entrepreneurship": draw < 6, "medical_nursing": healed || slices.Contains(c.Industries, "medical_welfare"),
		"education":      worked("care_education") || slices.Contains(c.Industries, "education"),
		"public_service": slices.Contains(c.Industries, "public"), "engineering": worked("engineering", "it_engineering", "research", "production"),
		"sales_service": worked("sales", "customer_service", "marketing"), "overseas": len(c.Languages) > 1 && draw%2 == 0,
	}
	return slices.DeleteFunc(events.Backgrounds(), func(b events.Code) bool { return !did[b] })
}
