package signup

func consentJA() ConsentText {
	return ConsentText{Locale: "ja", Title: "面談のご利用にあたって", Sections: []ConsentSection{
		{"誰が、何のために扱うか", []string{
			"登録されたお名前・個人のメールアドレスは、Kikiteの運営が、ログインと面談のご連絡のためにだけ使います。",
			"面談の内容と記録は、担当の専門家が面談のために扱います。勤務先には渡しません。",
			"面談後アンケートや57項目セルフチェックの回答は、運営が個人を特定できない符号に置き換え、勤務先ごとの集計に使います。符号に置き換えた後も個人データとして保護します。",
			"専門家の選び方（おすすめ）には、あなたが入力した希望と、面談後の評価を使います。健康に関する回答は使いません。",
			"57項目セルフチェックは任意で、労働安全衛生法のストレスチェックではありません。集計も法令上の集団分析ではありません。",
		}},
		{"勤務先に伝わること、伝わらないこと", []string{
			"勤務先は、あなたが登録・予約・面談をしたかどうかを知ることができません。請求にも現れません。",
			"勤務先に示すのは、10人以上の回答をまとめた数値だけです。10人に満たない集団の数値は示しません。",
			"「匿名の声」や対話の抜粋は、その文面をあなたが承認したときにだけ伝わります。承認は取り消せませんので、迷うときは見送ってください。",
		}},
		{"勤務先が気づく可能性のあること", []string{
			"招待メールは会社のアドレスに届きます。招待は、登録の有無にかかわらず全員に同じように送られます。",
			"会社のパソコン、スマートフォン、ネットワークを使うと、このサイトを開いたことを会社が知る場合があります。ご自分の端末と回線をおすすめします。",
			"勤務時間中に席を外すことや、会社の予定表への入力は、周囲の目に触れます。",
			"面談の内容に、あなたしか知らない出来事が含まれるとき、承認した抜粋から推測される場合があります。承認の前によくお確かめください。",
		}},
		{"例外：生命の危険があるとき", []string{
			"あなたやほかの人の生命・身体に差し迫った危険があると専門家または運営が判断したときは、同意なしに、救急・警察・ご家族など必要な先へ連絡することがあります。",
			"その判断は24時間以内に別の担当者が確認し、すべて記録します。知らせることが危険でないかぎり、あなたにも知らせます。",
		}},
		{"あなたの権利", []string{
			"あなたについての情報は、いつでも画面からすべて書き出し、消去できます。訂正は、運営がお受けします。消去すると、個人に戻るための対応表も消えます。消去しても残るものとその期間、理由は、「ご自分のデータ」の画面と受領書でお知らせします。",
			"退職されたときは、勤務先がそれを運営に知らせた日から1年後に、あなたのアカウントと情報を消去します。勤務先の契約が終わったときは、契約の最後の日から1年後に、同じように消去します。それまでは、書き出しや消去がご自分でできます。消去の30日前までに、個人のメールアドレスへお知らせします。復職や契約の再開で、消去が要らなくなることがあります。",
			"同意しなくても、不利益な扱いを受けることはありません。",
		}},
	}}
}

func consentEN() ConsentText {
	return ConsentText{Locale: "en", Title: "Before you use the talks", Sections: []ConsentSection{
		{"Who processes what, and for which purpose", []string{
			"Kikite's operator uses your name and your private e-mail address for signing in and for mail about your talks, and for nothing else.",
			"What you say and the record of it are handled by your consultant, for the talk. They are not given to your employer.",
			"Your answers to the survey after a talk and to the 57-item self-check are put under a code that does not name you, and become figures for your employer as a whole. Under the code they are still protected as personal data.",
			"The consultants proposed to you follow from the wishes that you enter and from how talks were rated. Answers about health are not used.",
			"The 57-item self-check is voluntary. It is not the stress check of the Industrial Safety and Health Act, and its figures are not the group analysis of that Act.",
		}},
		{"What reaches your employer and what does not", []string{
			"Your employer cannot learn whether you registered, booked or came. Bills do not show it either.",
			"Your employer sees figures of ten or more people together only. Smaller groups are not shown.",
			"A voice or an excerpt of a talk is passed on only if you approved that exact text. An approval is final, so leave out what you are not sure of.",
		}},
		{"What your employer could notice", []string{
			"The invitation goes to your company address. Everybody gets it alike, registered or not.",
			"On a computer, telephone or network of the company, the company may be able to see that this site was opened. We suggest your own device and connection.",
			"Being away from your desk during working hours, or an entry in the company's calendar, can be seen by others.",
			"If you speak of something that only you know, an excerpt that you approve may point to you. Please read it with that in mind.",
		}},
		{"Exception: danger to life", []string{
			"If the consultant or the operator judges that your life or somebody else's is in immediate danger, they may call the emergency services, the police, your family or whoever is needed, without your consent.",
			"A second person reviews that within 24 hours, and all of it is recorded. You are told, unless telling you would be dangerous.",
		}},
		{"Your rights", []string{
			"You can have a copy of all your data and erase it here at any time. To have it corrected, ask the operator. Erasure also destroys the key that leads back to you. What is kept nevertheless, for how long and why, stands on the page of your data and on the receipt.",
			"If you leave your employer, we erase your account and your data a year after the day on which your employer told us. If your employer's contract ends, we do the same a year after its last day. Until then you can have a copy or erase everything yourself. We tell you at your private address at least 30 days before. If you come back, or the contract begins again, the erasure is called off.",
			"Not consenting has no disadvantage for you.",
		}},
	}}
}
