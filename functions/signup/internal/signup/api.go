package signup

import (
	"kikite/events"
	"kikite/shared/httpapi"
)

// API returns the HTTP operations under /api/signup.
func (s *Service) API() *httpapi.API {
	api := httpapi.New(events.Signup).Audited(s.Table, s.Clock, s.IDs).
		Free("me", "current-consents", "give-consent", "change-settings", "erase-me", "my-export", "ask-export", "download-export", "open-export-document",
			"my-address", "ask-address", "confirm-address")
	s.registerInquiries(api)
	s.registerCompanies(api)
	s.registerDesk(api)
	s.registerContracts(api)
	s.registerDocuments(api)
	s.registerConsultants(api)
	s.registerConduct(api)
	s.registerRenewals(api)
	s.registerForgetting(api)
	s.registerApplicantDocuments(api)
	s.registerConnections(api)
	s.registerOwnProfile(api)
	s.registerLicenceRequests(api)
	s.registerRosters(api)
	s.registerDepartures(api)
	s.registerInvitations(api)
	s.registerRuns(api)
	s.registerMe(api)
	s.registerAddressChange(api)
	s.registerRecoveries(api)
	s.registerErasure(api)
	s.registerContractErasure(api)
	s.registerErasureWatch(api)
	s.registerGuardians(api)
	s.registerExport(api)
	s.registerNames(api)
	return api
}
