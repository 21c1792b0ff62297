package reports

// healthProposals are about health and about the talks themselves.
func healthProposals() []Proposal {
	return []Proposal{
		{Code: "physician", Effort: "low", Basis: guideline,
			Action:   Text{"産業医・保健師と社外の相談先を、費用と秘密の扱いとともに、あらためて全員に案内します。", "Tell everybody again how to reach the occupational physician, the nurse and outside help, what it costs and what stays secret."},
			Who:      Text{"人事と産業保健スタッフが、全員に", "HR and occupational health staff, for everybody"},
			Evidence: lawful("", "")},
		{Code: "self_care", Effort: "medium", Basis: guideline,
			Action:   Text{"ストレスへの気づきと対処（認知行動療法に基づく考え方など）を学ぶ機会を、勤務時間内に設けます。", "Offer training in noticing and handling stress, such as the ways of cognitive behaviour therapy, in working hours."},
			Who:      Text{"人事が、希望する人に", "HR, for whoever wants it"},
			Evidence: trials("日本の労働者で、インターネットの認知行動療法が抑うつ症状を改善しました（Imamura 2014, PLoS One 9:e97167）。", "in Japanese workers internet cognitive behaviour therapy improved depressive symptoms (Imamura 2014, PLoS One 9:e97167).")},
		{Code: "ask_consultants", Effort: "low", Basis: practice,
			Action:   Text{"面談の進め方について、運営と専門家で改善点を話し合います。", "Let operator and consultants discuss how the talks can improve."},
			Who:      Text{"運営が、専門家と", "The operator, with the consultants"},
			Evidence: known()},
		{Code: "say_again", Effort: "low", Basis: practice,
			Action:   Text{"会社にはだれが使ったか分からないことと、面談で得られるものを、あらためて案内します。個人への声かけや督促はしません。", "Say again that the company cannot see who uses the service, and what a talk is good for. Do not ask or press anyone."},
			Who:      Text{"人事が、全員に", "HR, for everybody"},
			Evidence: known()},
	}
}

// careerProposals are about evaluation, pay, growth, fit and leaving.
func careerProposals() []Proposal {
	return []Proposal{
		{Code: "role_talk", Effort: "low", Basis: guideline,
			Action:   Text{"役割と期待を、上司と本人が言葉にして確かめる面談を、四半期に一度行います。", "Have role and expectations talked through once a quarter."},
			Who:      Text{"管理職が、部下の一人ひとりと", "Managers, with each who reports to them"},
			Evidence: known()},
		{Code: "job_crafting", Effort: "medium", Basis: practice,
			Action:   Text{"仕事のやり方・関わる人・意味づけを自分で工夫する研修（ジョブ・クラフティング）を行います。", "Train people to shape tasks, relations and meaning of their own work (job crafting)."},
			Who:      Text{"人事が、希望する人に", "HR, for whoever wants it"},
			Evidence: trials("日本の比較試験では全体で差がなく、もともと工夫の少ない人で働く意欲が上がりました（Sakuraya 2020, Front Psychol 11:235）。", "a Japanese trial found no difference in all, but more engagement in those who had crafted little before (Sakuraya 2020, Front Psychol 11:235).")},
		{Code: "career_program", Effort: "low", Basis: selfCareer,
			Action:   Text{"キャリア支援の面談枠を増やし、社内の異動・学びの機会を案内します。", "Offer more career talks and point to moves and learning inside the company."},
			Who:      Text{"人事が、全員に", "HR, for everybody"},
			Evidence: lawful("", "")},
		{Code: "transfer_wish", Effort: "medium", Basis: practice,
			Action:   Text{"異動の希望を年に一度たずね、かなわないときは理由と見通しを伝えます。社内公募も検討します。", "Ask for wishes to move once a year; where they cannot be met, give reason and prospect. Consider posting jobs inside."},
			Who:      Text{"人事が、全員に", "HR, for everybody"},
			Evidence: known()},
		{Code: "learning", Effort: "medium", Basis: "職業能力開発促進法第10条の4（教育訓練休暇など）",
			Action:   Text{"仕事に必要な力を示し、勤務時間内に学べる時間と費用の支えを用意します。", "Say which skills the work needs and give time in working hours and money to learn them."},
			Who:      Text{"人事と部署の責任者が、部署の全員に", "HR and heads of department, for everybody in it"},
			Evidence: lawful("", "")},
		{Code: "evaluation_talk", Effort: "medium", Basis: practice,
			Action:   Text{"評価の基準と決まり方を説明し、結果の理由を伝え、意見を言える場を設けます。", "Explain criteria and process of evaluation, give reasons for results, and hear objections."},
			Who:      Text{"人事が制度を、管理職が結果を、本人に", "HR the system, managers the result, to each"},
			Evidence: followed("手続きの公正さが低い職場では、心の不調が多くなります（Ndjaboué 2012, Occup Environ Med 69:694–700）。", "where procedures are unfair, mental health is worse (Ndjaboué 2012, Occup Environ Med 69:694–700).")},
		{Code: "pay_rules", Effort: "high", Basis: practice,
			Action:   Text{"給与の決まり方と水準を社外と比べて点検し、変えられる点と変えられない点を説明します。", "Check how pay is set and how it compares outside, and explain what can change and what cannot."},
			Who:      Text{"経営と人事が、全員に", "Management and HR, for everybody"},
			Evidence: known()},
		{Code: "stay_talk", Effort: "medium", Basis: practice,
			Action:   Text{"辞める前に、続けるための条件を全員にたずねる機会（定例の面談）を設け、共通する理由から手を打ちます。だれが辞めそうかを探すことはしません。", "Ask everybody, in regular talks, what would make them stay, and act on common reasons. Do not look for who may leave."},
			Who:      Text{"管理職が、部下の全員と", "Managers, with all who report to them"},
			Evidence: known()},
	}
}

// joiningProposals are for those who are about to join.
func joiningProposals() []Proposal {
	return []Proposal{
		{Code: "job_preview", Effort: "low", Basis: "職業安定法第5条の3（労働条件等の明示）",
			Action:   Text{"仕事の内容・配属・条件を、良い面も大変な面も含めて、入社前に具体的に伝えます。", "Tell people before they join what the work, the place and the terms are, the hard sides too."},
			Who:      Text{"人事と配属先が、内定者の全員に", "HR and the department, for all who are about to join"},
			Evidence: trials("現実的な仕事情報の提供は、離職をわずかに減らします（Phillips 1998, Acad Manage J 41:673–690）。", "realistic previews reduce turnover slightly (Phillips 1998, Acad Manage J 41:673–690).")},
		{Code: "first_weeks", Effort: "medium", Basis: practice,
			Action:   Text{"入社後三か月の学びの計画と、分からないときに聞く相手を、入社前に渡します。", "Give people before they join a plan for the first three months and whom to ask."},
			Who:      Text{"配属先の責任者が、内定者の全員に", "The head of department, for all who are about to join"},
			Evidence: followed("役割の理解と周囲の受け入れは、定着や満足と関連します（Bauer 2007, J Appl Psychol 92:707–721）。", "clear roles and acceptance go with staying and satisfaction (Bauer 2007, J Appl Psychol 92:707–721).")},
		{Code: "contact_person", Effort: "low", Basis: practice,
			Action:   Text{"内定者の連絡担当を決め、月に一度、予定と準備を知らせます。", "Name somebody who writes to those about to join once a month about dates and preparation."},
			Who:      Text{"人事が、内定者の全員に", "HR, for all who are about to join"},
			Evidence: known()},
	}
}
