package main

type figure struct {
	Value  float64 `json:"value"`
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Coding string  `json:"coding"`
	N      int     `json:"n"`
	NCode  string  `json:"n_coding"`
}

type report struct {
	Month     string `json:"month"`
	Company   string `json:"company"`
	Threshold int    `json:"threshold"`
	Use       struct {
		Invited int `json:"invited"`
		Talked  *struct {
			Value  int    `json:"value"`
			Coding string `json:"coding"`
		} `json:"talked"`
	} `json:"use"`
	Groups []struct {
		ID          string   `json:"id"`
		Name        string   `json:"name"`
		Departments []string `json:"departments"`
		Merged      bool     `json:"merged"`
	} `json:"groups"`
	Lines []struct {
		Code    string  `json:"code"`
		Company *figure `json:"company"`
		Groups  []struct {
			Group   string `json:"group"`
			Figure  figure `json:"figure"`
			Differs string `json:"differs"`
		} `json:"groups"`
	} `json:"lines"`
	Excerpts []struct {
		Text string `json:"text"`
	} `json:"excerpts"`
	Findings []struct {
		Proposals []any `json:"proposals"`
	} `json:"findings"`
}
