//! What a word of a pack means. The rules know senses, never words.

use crate::event::Action;
use chrono_tz::Tz;

/// The sense of a word or phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sense {
    // ---- calendar and clock words: they build dates, times and rules ----
    /// A month, 1–12.
    Month(u8),
    /// A day of the week, Monday is 1.
    Weekday(u8),
    /// Stands after a year: 年, года.
    YearUnit,
    /// Stands after the number of a month: 月.
    MonthUnit,
    /// Stands after the number of a day: 日.
    DayUnit,
    /// Stands after the hours of a clock time.
    HourUnit,
    /// Stands after an hour, in words too, and after no length of time: o'clock.
    OClock,
    /// Stands after the minutes of a clock time.
    MinuteUnit,
    /// Half past: 半.
    HalfPast,
    /// A quarter past: 一刻.
    QuarterPast,
    /// Three quarters past: 三刻.
    ThreeQuarters,
    /// The hours before noon.
    Am,
    /// The hours after noon.
    Pm,
    /// Twelve o'clock in the day.
    Noon,
    /// Twelve o'clock at night: the end of the day.
    Midnight,
    /// Stands between the ends of a range.
    To,
    /// Stands behind the first end of a range: 起.
    Onwards,
    /// Stands behind the last end of a range: 结束.
    Ending,
    /// Stands between the ends of a range.of hours and before a last day.
    Until,
    /// May stand before an hour or the first end of a range: from, at.
    From,
    /// Stands before an hour and before nothing else: a las, الساعة.
    At,
    /// Stands before two ends that a conjunction joins: between.
    Between,
    /// Joins two days.
    And,
    /// Joins two things of which one is enough.
    Or,
    /// May stand between day, month and year: de, of.
    Filler,
    /// Makes a number an ordinal: st, nd, er.
    Ordinal,
    /// The first day of a month, in words: primero.
    First,
    /// Coordinated Universal Time.
    Utc,
    /// Geneva time, CET, CEST.
    GenevaTime,
    /// The time of the place of the meeting.
    LocalTime,
    /// Follows the name of a city: 时间, time.
    TimeOf,
    /// The name of a zone: JST.
    ZoneOf(Tz),
    /// An hour in words, which counts nothing: التاسعة.
    NthHour(u8),
    /// Takes a quarter from the hour before it.
    QuarterTo,
    /// A number in words.
    Count(u8),
    /// The number in words of a day or week that is counted back from another: the twelfth day before.
    Nth(u8),
    /// A length of one or more months.
    Months(u8),
    /// A length of weeks.
    Weeks(u8),
    /// A length of days.
    Days(u8),
    /// A length of hours.
    Hours,
    /// A length of minutes or years: no rule.
    OtherLength,
    /// Stands after a length or before it: before, 之前.
    Before,
    /// Stands after a length: ahead, 提前, de antelación.
    Ahead,
    /// A limit that a bare length belongs to: 时限.
    Limit,

    // ---- everything else: cues ----
    /// A cue for the letter stage.
    Cue(Cue),
}

/// What a phrase tells the letter stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cue {
    // head
    /// Label of the reference.
    LabelReference,
    /// Label of the subject.
    LabelSubject,
    /// Label of a telephone, fax, e-mail or web field, or of the addressees: ends the subject.
    LabelOther,
    /// Label of the telephone.
    LabelPhone,
    /// Label of the fax.
    LabelFax,
    /// Label of the e-mail.
    LabelEmail,
    /// Label of the page.
    LabelWeb,
    /// Label of the title of a notice.
    LabelTitle,
    /// Label of those to whom a copy goes.
    LabelCopy,
    /// Takes up another letter: further to, following.
    FollowsUp,
    /// Label of the days of what meets: Date, When.
    LabelDate,
    /// Label of its hours: Time.
    LabelTime,
    /// Label of its place: Venue, Where.
    LabelPlace,
    /// Dear Sir.
    Salutation,
    /// Its point ends no sentence: Mr., No.
    Abbreviation,
    /// Yours faithfully.
    Closing,
    /// Heading of an annex.
    Annex,
    /// Collective letter.
    CollectiveLetter,
    /// TSB Circular.
    Circular,
    /// ITU-R circular letter.
    CircularLetter,
    /// A letter of another kind.
    OtherLetter,
    /// Corrects a letter.
    Corrigendum,
    /// Adds to a letter.
    Addendum,
    /// Replaces a letter.
    Revision,

    // groups
    /// Study group.
    StudyGroup,
    /// Working party.
    WorkingParty,
    /// Question.
    Question,
    /// Task group.
    TaskGroup,
    /// Regional group of a study group; the region is a cue of its own.
    RegionalGroup,
    /// A region, with its suffix in group names.
    Region(&'static str),
    /// A group with one name.
    Named(&'static str),
    /// Rapporteur groups.
    RapporteurGroup,

    // meetings
    /// Meeting.
    Meeting,
    /// A meeting of another kind beside the group's own: workshop, tutorial, training, forum.
    SideMeeting,
    /// Begins the name of a joint coordination activity: its meetings are called by its group.
    JointActivity,
    /// Stands between a verb and the name of an event: Chinese counts it, or joins it to others.
    BeforeName,
    /// Something that is a session of a meeting: plenary, briefing, reception.
    SessionNoun,
    /// A sitting of the whole meeting: it may be the one that opens it.
    Plenary,
    /// The opening session.
    OpeningSession,
    /// The closing session.
    ClosingSession,
    /// A big conference or assembly of others.
    Conference,
    /// Takes up the meeting of which the sentence before speaks: this meeting, cette réunion.
    ThisMeeting,
    /// The meeting of a body that the sentence names: its meeting, sa prochaine réunion.
    ItsMeeting,
    /// The body that the letter speaks of, by its noun alone: the Group, la Commission.
    OwnBody,
    /// A body inside a group, which has no code: an ad hoc group, a steering committee, a drafting group.
    InnerBody,
    /// A body that is no part of a study group, by its noun alone: a focus group.
    OtherBody,
    /// An organization that is none of the letter's house: ISO, IEEE, 3GPP.
    Organization,
    /// Stands between two events of which one comes before the other: is preceded by, follows.
    Sequence,
    /// Stands before the event that comes before or after another and is dated behind it: is preceded by, suivi de.
    FollowedBy,
    /// Will be held.
    WillHold,
    /// Behind the word for a report, the meeting of which it reports: "the meeting held in".
    MeetingHeld,
    /// Was held.
    WasHeld,
    /// The invitation.
    Invite,
    /// Begins.
    Open,
    /// Ends.
    End,
    /// Registration at the door.
    Desk,
    /// The door, the badge: makes a registration one at the door.
    Door,
    /// The last, previous meeting.
    Previous,
    /// The next meeting, after the one that the letter calls.
    Next,
    /// Approved or agreed at an earlier meeting.
    Approved,
    /// "respectively": as many values as things, each of its own.
    Respectively,
    /// An hour holds for every deadline of a block: "in all cases", "on the dates shown".
    AllDeadlines,
    /// Told in another letter.
    Elsewhere,
    /// An old value: originally, instead of, 原文为.
    OldValue,
    /// A new value: now, should read, 应改为.
    NewValue,
    /// Is cancelled.
    Cancelled,
    /// Is postponed.
    Postponed,
    /// Cited document: circular, resolution, recommendation, report.
    Cited,
    /// Study period.
    StudyPeriod,
    /// Denies the value that follows: not on, and not at.
    Not,
    /// A value moves from one to another: postponed from … to …
    Moved,
    /// Values that no longer hold.
    Void,
    /// Stands between what comes too late and the last day for it: after.
    After,
    /// Denies what comes too late: cannot, will not be.
    Refused,
    /// Coming to the place of the meeting: "arrive".
    Arrive,
    /// A paper on the life of a candidate or speaker, which goes with what is sent in.
    CurriculumVitae,
    /// A letter of support, for a visa or for a candidate.
    LetterOfSupport,
    /// The days just named, though something else about them changes.
    SameDates,
    /// The day just named.
    SameDay,
    /// The day behind the one just named.
    NextDay,
    /// From when on something has been so: since April.
    Since,
    /// First day.
    FirstDay,
    /// Last day.
    LastDay,
    /// The day before.
    DayBefore,
    /// The number of a day: "Day 2".
    DayNumber,
    /// On line only.
    Virtual,
    /// In a room.
    OnSite,

    // deadlines
    /// The heading of the first section of a letter: "Introduction", "Date and place of the meeting".
    OpeningHeading,
    /// Words that ask the reader for something: "please", "are requested to", "I should be grateful if".
    Ask,
    /// Heading of the block of deadlines.
    DeadlineHeading,
    /// A last day: no later than, 截止.
    LastDayCue,
    /// What the writers will do by a day: will be informed, will be published.
    Promise,
    /// Stands behind the day on which something is made public or sent: 公布.
    Published,
    /// Ends the name of what the writers make public, and stands behind its day: 报告公布. What readers do too, as sending, is none.
    Publication,
    /// Obliges the reader, whatever was promised before it: must, should.
    Must,
    /// What must be done.
    Act(Action),
    /// A request that does not say what for; its section does: any such request.
    BareRequest,
    /// Turns contributions into contributions that are translated.
    Translation,
    /// Contains the word of another cue and does not mean it: registration form, as planned.
    Neutral,

    // hours
    /// The forenoon and the afternoon of a day: all day.
    WholeDay,
    /// Hours of every day.
    Daily,
    /// Of the days behind the one just named: on the other days.
    OtherDays,
    /// The first days of two meetings: on both days.
    BothDays,
    /// What is said holds for two things just named: both, each.
    Both,
    /// A zone that holds for all hours.
    AllHours,
    /// The zone named before: in the same time zone.
    SameZone,
    /// Excepts what follows from a rule: unless marked otherwise.
    Unless,
    /// Takes a day out of what holds for all days: except on Friday.
    Except,
    /// A form through which something else may be asked for; where nothing else is, what is filled in registers.
    RegistrationForm,
    /// Begins what something is done for: so that the results can be compiled.
    Purpose,
    /// Makes what follows no condition: whether or not they need a visa.
    Whether,
    /// Stands before the letter that tells one room, building or annex from another: its point ends a sentence.
    Lettered,
    /// A place or service that people use and that opens for them: a café, a counter, an entrance, a platform. It calls no one to a
    /// meeting.
    Facility,
    /// That nobody can enter: the building is closed.
    HouseClosed,
    /// That nothing is held: no meetings, aucune réunion.
    NoMeeting,
    /// Stands before the first day of a week of which no day is told: in the week of.
    WeekOf,
    /// What a meeting has brought: its report, its results.
    Outcome,
    /// Something is valid or at hand up to a day: "valid until", "remains available until".
    HoldsUntil,
    /// Opening hours of an office, a desk, a shop.
    OfficeHours,
    /// A break: lunch, coffee.
    Break,
    /// Check-in and other private hours.
    PrivateHours,

    // plans
    /// Heading of a time plan.
    PlanHeading,
    /// Heading of an agenda.
    AgendaHeading,
    /// Programme of a workshop.
    Programme,
    /// A numbered session in a plan: Session 1, 第1节.
    SessionNumber,
    /// What is not yet certain: to be confirmed.
    Unconfirmed,
    /// What the translators will do: "will be translated", "so that they can be translated".
    WillTranslate,
    /// What they will not do, with papers that come too late: "will not be translated".
    NotTranslated,
    /// What readers ask for, whatever it is: "requests for".
    Requested,
    /// Takes up the papers of the sentence before: "such contributions".
    SuchPapers,
    /// Papers that are none of those told before: all other papers, 其他文件.
    OtherPapers,
    /// What is left of things of which some were told before: the others, 其余.
    TheOthers,
    /// A verb that gives more time: extended.
    Extended,
    /// A verb that puts one value in the place of another, before both: replace … by.
    Replace,
    /// A verb that takes words out, before them: delete.
    Delete,
    /// The days that the letter has told already: the dates given above, 上述日期.
    DaysTold,
    /// That the new days are not yet known: postponed until further notice.
    Unscheduled,
    /// That what stands before it is still so: remains unchanged, 不变.
    Unchanged,
    /// With whom somebody meets, and not who: alongside, en marge de.
    Alongside,
    /// That what follows is so for all meetings of the letter: each meeting, 各次会议.
    EachMeeting,
    /// What follows happens only on a condition: if fewer than, 如在.
    Condition,
    /// Held only if needed.
    IfNeeded,
    /// Saturday and Sunday as a row.
    Weekend,
    /// Column head of the group, in a table of meetings.
    ColumnGroup,
    /// Column head of the dates of meetings.
    ColumnMeeting,
    /// Column head of deadlines.
    ColumnDeadline,
    /// Column head of openings.
    ColumnOpening,
    /// Heads the column of last days of meetings, and nothing elsewhere.
    ColumnLast,
    /// Column head of values that no longer hold.
    ColumnOld,
    /// Column head of the values that replace them.
    ColumnNew,
    /// The same as the whole head: For, 误.
    ColumnOldAlone,
    /// The same as the whole head: Read, 正.
    ColumnNewAlone,
}
