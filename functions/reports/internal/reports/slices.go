package reports

import (
	"slices"
	"strings"

	"kikite/events"
)

// valuesOf are the values of an attribute in the order in which neighbours are alike: those that stand side by side are merged first.
func valuesOf(attribute events.Code) []events.Code {
	switch attribute {
	case events.AttributeAgeBand:
		return events.AgeBands()
	case events.AttributeTenure:
		return []events.Code{"under_1y", "1_3y", "3_10y", "over_10y"}
	case events.AttributeJobType:
		return []events.Code{"sales", "customer_service", "marketing", "planning", "management", "hr", "accounting", "back_office", "it_engineering",
			"engineering", "research", "design", "production", "logistics", "care_education"}
	}
	return nil
}

// inOrder sorts values of an attribute so that neighbours are alike; unknown ones come last, by code.
func inOrder(attribute events.Code, values []events.Code) []events.Code {
	order := valuesOf(attribute)
	place := func(v events.Code) int {
		if i := slices.Index(order, v); i >= 0 {
			return i
		}
		return len(order)
	}
	out := slices.Clone(values)
	slices.Sort(out)
	slices.SortStableFunc(out, func(a, b events.Code) int { return place(a) - place(b) })
	return out
}

// partName is how a part of an attribute is called: by its values.
func partName(p parted) Text {
	var ja, en []string
	for _, v := range p.values {
		t := valueName(v)
		ja, en = append(ja, t.JA), append(en, t.EN)
	}
	return Text{strings.Join(ja, "・"), strings.Join(en, ", ")}
}

// valueName is the wording of the values of attributes.
func valueName(v events.Code) Text {
	names := map[events.Code]Text{
		"10s": {"10代", "under 20"}, "20s": {"20代", "20s"}, "30s": {"30代", "30s"}, "40s": {"40代", "40s"}, "50s": {"50代", "50s"}, "60s": {"60代", "60s"},
		"70s": {"70代以上", "70 and over"}, "under_1y": {"勤続1年未満", "under 1 year of service"}, "1_3y": {"勤続1〜3年", "1 to 3 years of service"},
		"3_10y": {"勤続3〜10年", "3 to 10 years of service"}, "over_10y": {"勤続10年以上", "10 years of service or more"},
		"sales": {"営業", "sales"}, "customer_service": {"カスタマーサービス", "customer service"}, "engineering": {"技術", "engineering"},
		"it_engineering": {"IT技術", "IT engineering"}, "research": {"研究", "research"}, "production": {"製造", "production"}, "logistics": {"物流", "logistics"},
		"planning": {"企画", "planning"}, "marketing": {"マーケティング", "marketing"}, "design": {"デザイン", "design"}, "hr": {"人事", "HR"},
		"accounting": {"経理", "accounting"}, "back_office": {"事務", "back office"}, "care_education": {"介護・教育", "care and education"}, "management": {"管理職", "management"},
	}
	if t, ok := names[v]; ok {
		return t
	}
	return Text{"そのほか", "other"}
}
