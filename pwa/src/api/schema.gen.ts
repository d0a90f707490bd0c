// SPDX-License-Identifier: EUPL-1.2
// Written by `npm run schema` from openapi.json.

export interface paths {
    "/api/v1/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find addresses by what somebody types
         * @description Names count in every language of the city; accents, capitals and small errors do not matter.
         *
         *     May be called by: anyone.
         */
        get: operations["find_addresses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses/nearest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell the address nearest to a location, within 60 metres
         * @description May be called by: anyone.
         */
        get: operations["show_nearest_address"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the areas by which work is divided, largest first
         * @description May be called by: anyone.
         */
        get: operations["list_areas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List how well the districts of a city are looked after, and which of them holds a place
         * @description May be called by: anyone.
         */
        get: operations["list_district_boards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{code}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how much of a district was looked at in 90 days, and how many answers were checked
         * @description May be called by: anyone.
         */
        get: operations["show_district_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/week": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show who of those who want to be seen earned most in a week, under the names they play by
         * @description May be called by: anyone signed in.
         */
        get: operations["show_week_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what departments ask residents to map
         * @description May be called by: anyone.
         */
        get: operations["list_campaigns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaign_id}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show who of those who want to be seen earned most in a campaign
         * @description May be called by: anyone signed in.
         */
        get: operations["show_campaign_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaign_id}/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a thing on the map that one found in a campaign
         * @description It counts by when it was found: a point from a device that had no connection is taken after
         *     the end of the campaign, too.
         *
         *     May be called by: anyone signed in.
         */
        post: operations["add_point"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaign}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a campaign by its id or its slug; drafts only to staff
         * @description May be called by: anyone.
         */
        get: operations["show_campaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaign}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show where residents have looked, as GeoJSON of hexagons; nothing about people
         * @description May be called by: anyone.
         */
        get: operations["show_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List everything that can be reported, by group, with all a form needs in every language
         * @description Keep it for when there is no signal, and ask again with `If-None-Match`.
         *
         *     May be called by: anyone.
         */
        get: operations["list_categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show one category; one that was withdrawn is not there
         * @description May be called by: anyone.
         */
        get: operations["show_category"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the departments that answer for reports, by code
         * @description May be called by: anyone.
         */
        get: operations["list_departments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do the same with up to a hundred reports, each by itself: one refusal stops no other
         * @description May be called by: staff of the department, moderators.
         */
        post: operations["do_in_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the hours by which departments work, in all versions
         * @description May be called by: administrators, auditors.
         */
        get: operations["list_calendars"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/calendars/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Work by other hours from a day on; also for reports under way, if that is said
         * @description May be called by: administrators.
         */
        post: operations["apply_calendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/calendars/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what working by other hours would do, and change nothing
         * @description May be called by: administrators, auditors.
         */
        post: operations["preview_calendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/calendars/{code}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the days of a month: when they open, or why they do not
         * @description May be called by: administrators, auditors.
         */
        get: operations["show_month"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the campaigns of my departments; moderators, administrators, auditors: of the city
         * @description May be called by: staff of the department, moderators, administrators, auditors.
         */
        get: operations["list_desk_campaigns"];
        put?: never;
        /**
         * Draft a campaign; residents see it once a manager of the department approves it
         * @description May be called by: clerks, inspectors and managers of the department.
         */
        post: operations["draft_campaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/campaigns/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show the cells of an area and the open public reports that stand in it already
         * @description May be called by: clerks, inspectors and managers of the department.
         */
        post: operations["preview_campaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/campaigns/{campaign_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a campaign with its words in all languages
         * @description May be called by: staff of the department, moderators, administrators, auditors.
         */
        get: operations["show_desk_campaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a campaign; more than words and goals needs approval again
         * @description May be called by: clerks, inspectors and managers of the department.
         */
        patch: operations["change_campaign"];
        trace?: never;
    };
    "/api/v1/desk/campaigns/{campaign_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show a campaign to residents, with the word of the department that answers for it
         * @description May be called by: managers of the department.
         */
        post: operations["approve_campaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/campaigns/{campaign_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a campaign before its time; what was found until now still counts
         * @description May be called by: managers of the department.
         */
        post: operations["close_campaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/campaigns/{campaign_id}/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how a campaign goes: coverage, what proved true, what it took, what looks odd
         * @description `clusters` are cells that deserve a second look; none of it is a verdict, and nobody is named.
         *
         *     May be called by: staff of the department, moderators, administrators, auditors.
         */
        get: operations["show_dashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/campaigns/{campaign_id}/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Give the points of a campaign as a table, without anything about people
         * @description Places of sensitive kinds are rounded to about 100 m; times are days of the city.
         *
         *     May be called by: staff of the department, moderators, administrators, auditors.
         */
        get: operations["export_points_as_table"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/campaigns/{campaign_id}/export.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Give the same as GeoJSON (RFC 7946)
         * @description May be called by: staff of the department, moderators, administrators, auditors.
         */
        get: operations["export_points_as_geojson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/escalations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what has gone up in the departments that I oversee, the newest first
         * @description Managers see their own departments, those of the dispatcher and auditors all of their city.
         *
         *     May be called by: managers of the department, managers of the dispatcher, auditors.
         */
        get: operations["list_escalations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/escalations/{escalation_id}/acknowledgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that I look after it, and what is done; who said so first stays
         * @description What went up of the same report before is looked after with it.
         *
         *     May be called by: managers of the department.
         */
        post: operations["acknowledge_escalation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Give the reports of my departments as a table, without anything about their reporters
         * @description Every export is written down. Cells that a spreadsheet would run begin with an apostrophe.
         *
         *     May be called by: managers of the department, managers of the dispatcher, auditors.
         */
        get: operations["export_reports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/force-majeure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the clocks of answers stand still, in public, in the city or a part of it
         * @description No longer than any pause may last; what is late stays late.
         *
         *     May be called by: administrators.
         */
        post: operations["declare_force_majeure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/force-majeure/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how many reports force majeure would concern, and change nothing
         * @description May be called by: administrators.
         */
        post: operations["preview_force_majeure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/heat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show where reports of my departments are open and overdue, as GeoJSON of squares
         * @description May be called by: managers of the department, managers of the dispatcher, auditors.
         */
        get: operations["show_heat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what each of my team has on the desk, in order of name
         * @description Only of departments that one manages oneself.
         *
         *     May be called by: managers of the department.
         */
        get: operations["show_load"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/mapping/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the cases of my city, those that wait longest first
         * @description May be called by: moderators.
         */
        get: operations["list_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/mapping/cases/{case_id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide an appeal against another moderator's decision; taken back, all it took is given
         * @description May be called by: moderators.
         */
        post: operations["decide_appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/mapping/cases/{case_id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide a case: nothing wrong, or cheating
         * @description Cheating takes back all that waits and what was settled in the last 30 days. What it said in
         *     that time proves nothing any more: points that stood by it are asked about again. Reports stay
         *     what they are.
         *
         *     May be called by: moderators.
         */
        post: operations["resolve_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/mapping/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the objections in my city: what waits longest first, or what was decided last
         * @description May be called by: moderators.
         */
        get: operations["list_objections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/mapping/objections/{objection_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a point or answer count as if no check had spoken against it, or let the check stand
         * @description What counts is weighed and paid like everything else of its time; what was decided meanwhile
         *     stays decided.
         *
         *     May be called by: moderators.
         */
        post: operations["decide_objection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/mapping/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what checks let count for nothing in my city in the last 30 days, newest first
         * @description May be called by: moderators.
         */
        get: operations["list_set_aside"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/mapping/triage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List points that are likely but that nobody decided in time
         * @description May be called by: moderators.
         */
        get: operations["list_triage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/moderation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what somebody has to look at before everybody reads it, oldest due first
         * @description Moderators see all of their city; staff of a department the reports that wait in its queue.
         *     `findings` are the very words that made the automatic checks stop.
         *
         *     May be called by: staff of the department, moderators, auditors.
         */
        get: operations["show_moderation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how my departments stand: what is open, about to be late, late and waiting
         * @description Working days are those of each department's calendar. `held` looks back `days` days.
         *
         *     May be called by: managers of the department, managers of the dispatcher, auditors.
         */
        get: operations["show_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who of a department can be put in charge or mentioned, and the moderators
         * @description May be called by: staff of the department, moderators, auditors.
         */
        get: operations["list_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/points/{point_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide a point that residents have not; it then goes the way of all that are decided
         * @description May be called by: moderators.
         */
        post: operations["decide_point"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is promised, in all versions, with how many reports run by each promise
         * @description May be called by: administrators, auditors.
         */
        get: operations["list_promises"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/promises/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Promise something else from a day on; also to reports under way, if that is said
         * @description These only get an earlier date, never a later one, and none that is over; each shows the reason.
         *
         *     May be called by: administrators.
         */
        post: operations["apply_promise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/promises/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what promising something else would do, and change nothing
         * @description May be called by: administrators, auditors.
         */
        post: operations["preview_promise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the open reports of my departments, most urgent first, with their clocks and counts
         * @description Most urgent is what has the least working time left by the hours of its own department. Pages
         *     fit together while the clock runs: the cursor holds the instant of the first. To stay up to
         *     date, ask again every 5 seconds with `If-None-Match`; a 304 costs next to nothing, and ten
         *     desks behind one address stay below the limit of reads. Clocks of the reports shown turn with
         *     the second, counts of what is due soon within a minute. Counts of 2,000 reports and more may
         *     be two seconds old.
         *
         *     May be called by: staff of the department, moderators, auditors.
         */
        get: operations["show_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/queue/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show where the reports of a queue are, as GeoJSON: those that the same filter leaves
         * @description Up to 1,000 in the box are points with `id`, `number`, `clock`, `status`, `priority` and
         *     `category`; more are counted in the cells of a 24 x 24 grid, with `n`, `n_overdue` and
         *     `n_due_soon`, each at the centroid of its reports.
         *
         *     May be called by: staff of the department, moderators, auditors.
         */
        get: operations["show_queue_map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what residents make of the answers of my departments, the newest first
         * @description `by_person` is empty but for the manager of the department.
         *
         *     May be called by: managers of the department, managers of the dispatcher, auditors.
         */
        get: operations["list_ratings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a report that waits for a person to look at it
         * @description May be called by: staff of the department, moderators.
         */
        post: operations["accept_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/annotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say in public why a promise was not kept; that it was not stays as it is
         * @description May be called by: managers of the department.
         */
        post: operations["annotate_breach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say who works on a report: oneself or nobody; as a manager, anybody of the department
         * @description May be called by: clerks, inspectors and managers of the department.
         */
        post: operations["assign_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put right category, place, subject, answers or priority; it is routed and promised anew
         * @description A promise that gets shorter comes due earlier, and never before two working hours have gone;
         *     one that gets longer stays as it was, unless those who sort reports find it within a working
         *     day. A private report stays private.
         *
         *     May be called by: staff of the department, moderators.
         */
        post: operations["correct_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/correction-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show who would answer after a correction, and what the clocks would do; nothing is done
         * @description May be called by: staff of the department, moderators.
         */
        post: operations["preview_correction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the messages about a report and what became of them, the newest first
         * @description May be called by: staff of the department, moderators, auditors.
         */
        get: operations["list_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/deliveries/{delivery_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message again that the mail server refused or never took
         * @description May be called by: clerks, inspectors and managers of the department.
         */
        post: operations["resend_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how sure residents are of what was mapped, and whether they find it fixed
         * @description May be called by: staff of the department, moderators, auditors.
         */
        get: operations["show_evidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put off the answer once, before it is due, by no more than was promised at first
         * @description Whoever is in charge of the report or handled it last can not; the first date stays visible.
         *
         *     May be called by: managers of the department.
         */
        post: operations["extend_promise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/extension-refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the answer stay due when it is, against what somebody asked for
         * @description May be called by: managers of the department.
         */
        post: operations["decline_extension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/extension-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the managers of the department to put the answer off; they grant it, or decline
         * @description May be called by: clerks, inspectors and managers of the department.
         */
        post: operations["ask_for_extension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/internal-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave a note that only staff read, and tell those whom it mentions
         * @description May be called by: staff of the department, moderators.
         */
        post: operations["add_internal_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/merger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the report a duplicate of another
         * @description May be called by: clerks, inspectors and managers of the department.
         */
        post: operations["merge_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell the reporter and the public something about a report
         * @description May be called by: clerks, inspectors and managers of the department.
         */
        post: operations["publish_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the promise of an answer stand still for the weather or for what nobody can help
         * @description It runs again by itself after the last day, and at the latest when it has stood still for half
         *     of its time or for ten working days.
         *
         *     May be called by: managers of the department.
         */
        post: operations["pause_promise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/photos/{photo_id}/redaction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Paint over what nobody may see in a photo, beyond recovery
         * @description The photo gets a new address at once, and the old one shows it to nobody but moderators, until
         *     it is deleted.
         *
         *     May be called by: staff of the department, moderators.
         */
        post: operations["redact_photo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/question": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the reporter; the promise of an answer stands still until the reply
         * @description It runs again by itself after the last day to answer on, and at the latest when it has stood
         *     still for half of its time or for ten working days.
         *
         *     May be called by: clerks, inspectors and managers of the department.
         */
        post: operations["ask_reporter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse a report that is none, with the reason that its reporter reads
         * @description May be called by: staff of the department, moderators.
         */
        post: operations["reject_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen a report as its department's manager, as often as needed
         * @description May be called by: managers of the department.
         */
        post: operations["reopen_by_manager"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/reply-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let everybody read a reply that was withheld, or let it stay so
         * @description May be called by: moderators.
         */
        post: operations["review_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/response": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the department's official answer with its outcome
         * @description May be called by: clerks, inspectors and managers of the department.
         */
        post: operations["respond"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/response-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show the mail that an answer would bring to its reporter, in their language
         * @description It is written by what writes the mails, for an answer that is taken back at once: nothing is
         *     done, and nothing is sent. Links in it open nothing that its reader may not see.
         *
         *     May be called by: clerks, inspectors and managers of the department.
         */
        post: operations["preview_response"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the promise run again before the pause is over
         * @description May be called by: managers of the department.
         */
        post: operations["resume_promise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say as a moderator whether the response answers the report
         * @description May be called by: moderators.
         */
        post: operations["review_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a report with all that is needed to decide about it
         * @description Its history with what is internal, open reports within 150 m, those that may be about the same
         *     and why, what else the reporter sent as far as this desk may see it, the building with its
         *     manager, and the things in the street. That the contact was read is written down.
         *
         *     May be called by: staff of the department, moderators, auditors.
         */
        get: operations["show_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a report of its own of the second thing that a report tells of; the answer is the part
         * @description It keeps place, reporter and key, is routed anew, and is promised from the first receipt on.
         *
         *     May be called by: clerks, inspectors and managers of the department.
         */
        post: operations["split_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the department works on it
         * @description May be called by: clerks, inspectors and managers of the department.
         */
        post: operations["start_work"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand the report to another department; its deadlines stay
         * @description May be called by: clerks, inspectors and managers of the department.
         */
        post: operations["transfer_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/visit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell what was found at the place, and answer the report with it if that is wanted
         * @description One that comes late, from where there was no signal, is kept in any case; it answers only what
         *     is still owed.
         *
         *     May be called by: clerks, inspectors and managers of the department.
         */
        post: operations["visit_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/work-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what contractors were asked to do about a report, and what they told
         * @description May be called by: staff of the department, moderators, auditors.
         */
        get: operations["list_work_orders"];
        put?: never;
        /**
         * Ask a contractor to do the work, by a link that needs no account and names nobody
         * @description The link is in this answer alone, and in the mail to `email`.
         *
         *     May be called by: clerks, inspectors and managers of the department.
         */
        post: operations["order_work"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/work-orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ask the contractor no more; the link stops working at once
         * @description May be called by: clerks, inspectors and managers of the department.
         */
        delete: operations["end_work_order"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reports/{report_id}/work-orders/{order_id}/response": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer the report as fixed, with the photos that the contractor took after the work
         * @description May be called by: clerks, inspectors and managers of the department.
         */
        post: operations["answer_with_work"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/round": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show where to go from here: what is due first, the rest on the way or after it
         * @description The answer holds all that an inspector needs at each place, for where there is no signal.
         *
         *     May be called by: clerks, inspectors and managers of the department.
         */
        get: operations["show_round"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/routing/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find holes and overlaps in the rules of a city, and categories without a department
         * @description May be called by: administrators, auditors.
         */
        get: operations["check_coverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/routing/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Route the reports of the last days by changed rules, and change nothing
         * @description May be called by: administrators.
         */
        post: operations["try_rules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/routing/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which department would answer for a report at a location, and why
         * @description May be called by: administrators, auditors.
         */
        post: operations["explain_routing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/routing/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who answers for what, with how many reports each rule decided within a year
         * @description May be called by: administrators, auditors.
         */
        get: operations["list_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/rule-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who changed which rule, when, why, and what it did; newest first
         * @description May be called by: administrators, auditors.
         */
        get: operations["list_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/signals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what deserves a second look: kept at the last moment, paused late, reopened soon
         * @description None of it is a verdict.
         *
         *     May be called by: managers of the department, managers of the dispatcher, auditors.
         */
        get: operations["show_signals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the words that my departments answer with again and again
         * @description May be called by: staff of the department, moderators, auditors.
         */
        get: operations["list_templates"];
        put?: never;
        /**
         * Keep words that a department answers with again and again
         * @description May be called by: managers of the department.
         */
        post: operations["add_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/templates/{template_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Drop a template; the answer are those that are left
         * @description May be called by: managers of the department.
         */
        delete: operations["drop_template"];
        options?: never;
        head?: never;
        /**
         * Change a template; answers that were given with it stay as they are
         * @description May be called by: managers of the department.
         */
        patch: operations["change_template"];
        trace?: never;
    };
    "/api/v1/desk/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the views of my queues with how much stands in each now
         * @description May be called by: staff of the department, moderators, auditors.
         */
        get: operations["list_views"];
        put?: never;
        /**
         * Give a filter a name: for myself, or as its manager for a department
         * @description May be called by: staff of the department, moderators, auditors.
         */
        post: operations["save_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/views/{view_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a view of mine, or as its manager one of a department
         * @description May be called by: staff of the department, moderators, auditors.
         */
        delete: operations["delete_view"];
        options?: never;
        head?: never;
        /**
         * Change a view of mine, or as its manager one of a department
         * @description May be called by: staff of the department, moderators, auditors.
         */
        patch: operations["change_view"];
        trace?: never;
    };
    "/api/v1/follows/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Confirm with the link of the mail that its owner wants the news
         * @description May be called by: anyone.
         */
        put: operations["confirm_follow"];
        post?: never;
        /**
         * Get no more news of the report whose mail holds the link; again is fine
         * @description May be called by: anyone.
         */
        delete: operations["unfollow_by_link"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jurisdictions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the cities that are served here
         * @description May be called by: anyone.
         */
        get: operations["list_jurisdictions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell what is known of one's own account
         * @description May be called by: anyone signed in.
         */
        get: operations["show_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change one's own name or language, or whether the mail of the morning comes
         * @description May be called by: anyone signed in.
         */
        patch: operations["change_me"];
        trace?: never;
    };
    "/api/v1/me/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what moderators were asked to look at in my mapping, and what they decided
         * @description May be called by: anyone signed in.
         */
        get: operations["list_my_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/cases/{case_id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say why a decision against me is wrong; another moderator looks at it
         * @description May be called by: anyone signed in.
         */
        post: operations["appeal_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/game": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how I stand: points, level, streak, badges, and what I chose
         * @description May be called by: anyone signed in.
         */
        get: operations["show_game"];
        put?: never;
        post?: never;
        /**
         * Leave the game for good: my name in it, badges and points are gone
         * @description What I mapped and answered stays, with nobody's name to it.
         *
         *     May be called by: anyone signed in.
         */
        delete: operations["leave_game"];
        options?: never;
        head?: never;
        /**
         * Join the game, or change how I take part
         * @description `is_game_shown: false` hides points, badges and boards; nothing else changes.
         *
         *     May be called by: anyone signed in.
         */
        patch: operations["change_game"];
        trace?: never;
    };
    "/api/v1/me/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show every amount that I earned or lost, newest first, with its reason and what made it
         * @description May be called by: anyone signed in.
         */
        get: operations["show_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a new password; every other device is signed out
         * @description May be called by: anyone signed in.
         */
        put: operations["change_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List one's own mapping points, newest first
         * @description May be called by: anyone signed in.
         */
        get: operations["list_my_points"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/reliability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what I have proved to know, and the last answers that it comes from
         * @description May be called by: anyone signed in.
         */
        get: operations["show_reliability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the team that I am in: who is in it, by pseudonym, and its score
         * @description May be called by: anyone signed in.
         */
        get: operations["show_my_team"];
        put?: never;
        post?: never;
        /**
         * Leave the team that I am in; what I did for it stays its own
         * @description May be called by: anyone signed in.
         */
        delete: operations["leave_my_team"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/team/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new link to the team that I lead; the one before works no more
         * @description May be called by: anyone signed in.
         */
        post: operations["renew_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/unscored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what checks took no account of, each with its reason, and what came of my objections
         * @description May be called by: anyone signed in.
         */
        get: operations["list_unscored"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/unscored/{ref_id}/objection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say why a point or answer of mine should count; a moderator looks at it, once
         * @description May be called by: anyone signed in.
         */
        post: operations["object_to"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/photo-uploads/{upload_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell how much of an upload is here, and what became of it
         * @description May be called by: anyone.
         */
        get: operations["show_upload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Send the next bytes of a photo; the first ones begin the upload
         * @description The client makes the id, and whoever knows it can go on. The same bytes again change nothing.
         *     With the last byte the photo is kept as by POST /api/v1/photos, or refused for good. An upload
         *     goes a day after it began.
         *
         *     May be called by: anyone.
         */
        patch: operations["continue_upload"];
        trace?: never;
    };
    "/api/v1/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a photo
         * @description It is encoded anew without any metadata. The same photo again is the same photo (200). Name its
         *     id in a report within a day, or it is removed.
         *
         *     May be called by: anyone.
         */
        post: operations["upload_photo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/{point_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a mapping point; neither who found it nor what others say of it
         * @description May be called by: anyone.
         */
        get: operations["show_point"];
        put?: never;
        post?: never;
        /**
         * Take one's own point back while nothing is decided; a second time changes nothing
         * @description May be called by: anyone signed in.
         */
        delete: operations["withdraw_point"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/{point_id}/quest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to be asked about a point at which one stands, as when one was about to map it again
         * @description An answer counts less than to a question that was chosen by chance.
         *
         *     May be called by: anyone signed in.
         */
        post: operations["ask_about_point"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Give up to five questions near a place, chosen by chance; one has half an hour to answer
         * @description May be called by: anyone signed in.
         */
        get: operations["list_quests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quests/{quest_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what one sees on the spot; sending it again gives the first answer
         * @description It is never refused for where somebody was: `flags` say why it does not count.
         *
         *     May be called by: anyone signed in.
         */
        post: operations["answer_quest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quests/{quest_id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a question aside for today
         * @description May be called by: anyone signed in.
         */
        post: operations["skip_quest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List public reports, newest first
         * @description Reports that a moderator has not looked at yet, private and rejected ones are left out;
         *     `mine=true` lists the caller's own in every state.
         *
         *     May be called by: anyone.
         */
        get: operations["list_reports"];
        put?: never;
        /**
         * Submit a report
         * @description Sending it again with the same id and content answers 200 with the same report; nothing
         *     happens twice. The answer names the department, every deadline and how it was computed.
         *
         *     May be called by: anyone.
         */
        post: operations["submit_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/nearby": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List open reports close to a place, nearest first: is the problem known already?
         * @description May be called by: anyone.
         */
        get: operations["list_nearby"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a report as the caller may see it
         * @description May be called by: anyone.
         */
        get: operations["show_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change one's own report, within 15 minutes of its receipt and before work on it begins
         * @description It is checked as a new one is. With another category or place, another department may answer
         *     and by other dates, counted from the receipt; with other words, a moderator may have to look.
         *
         *     May be called by: the reporter, signed in or with the report's key.
         */
        patch: operations["edit_report"];
        trace?: never;
    };
    "/api/v1/reports/{report_id}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Get the public news of a report by mail
         * @description With an account at once; else a mail with a link is sent to the address, and its owner follows
         *     the report after confirming. The answer is the same whether the address follows it already.
         *
         *     May be called by: anyone.
         */
        put: operations["follow_report"];
        post?: never;
        /**
         * Get no more news of a report, neither by the account nor by its address
         * @description May be called by: anyone signed in.
         */
        delete: operations["unfollow_report"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rate the response: 3 to 5 close the report, 1 and 2 with a comment reopen it once
         * @description May be called by: the reporter, signed in or with the report's key.
         */
        post: operations["rate_response"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen one's own report: once, within 14 days of the response
         * @description May be called by: the reporter, signed in or with the report's key.
         */
        post: operations["reopen_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer the department's question about one's own report
         * @description Sending the same reply again changes nothing. One that comes after `answer_until` is taken too.
         *
         *     May be called by: the reporter, signed in or with the report's key.
         */
        post: operations["reply_to_question"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}/support": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say "me too": once for each account, or for each device where nobody is signed in
         * @description May be called by: anyone.
         */
        put: operations["support_report"];
        post?: never;
        /**
         * Take "me too" back, of the account and of the device whose key is sent
         * @description May be called by: anyone.
         */
        delete: operations["withdraw_support"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the history of a report, oldest first; staff also see what is internal
         * @description May be called by: anyone.
         */
        get: operations["show_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take one's own report back while it is open
         * @description May be called by: the reporter, signed in or with the report's key.
         */
        post: operations["withdraw_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/game": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the formulas in force, with their version
         * @description May be called by: anyone.
         */
        get: operations["show_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell who is signed in here
         * @description May be called by: anyone.
         */
        get: operations["show_session"];
        put?: never;
        /**
         * Sign in with a password
         * @description May be called by: anyone.
         */
        post: operations["sign_in"];
        /**
         * Sign out here; the cookie is worth nothing afterwards, whoever has a copy
         * @description May be called by: anyone.
         */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Sign in with the six-digit code of the mail
         * @description May be called by: anyone.
         */
        put: operations["use_code"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Sign in with the link of the mail
         * @description May be called by: anyone.
         */
        put: operations["use_link"];
        /**
         * Have a link to sign in mailed
         * @description The answer is the same whether the address is known. The link works once, for ten minutes, in
         *     the browser that asked; the six-digit code in the mail does the same by hand.
         *
         *     May be called by: anyone.
         */
        post: operations["request_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the buildings, facilities or assets around a location, nearest first
         * @description May be called by: anyone.
         */
        get: operations["list_subjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the teams of a city among those of their size, best first
         * @description May be called by: anyone signed in.
         */
        get: operations["list_teams"];
        put?: never;
        /**
         * Make a team and lead it; the answer tells once how the link ends by which others join
         * @description May be called by: anyone signed in.
         */
        post: operations["make_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/membership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Join the team whose link I have
         * @description May be called by: anyone signed in.
         */
        post: operations["join_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a contractor where to go and what to do
         * @description A link that was never made, has been ended or is too old gets the same 404.
         *
         *     May be called by: anyone.
         */
        get: operations["show_work"];
        put?: never;
        /**
         * Tell that the work is taken on, done, or can not be done
         * @description It is a proposal, on which the department decides. Sending it again with the same id changes
         *     nothing.
         *
         *     May be called by: anyone.
         */
        post: operations["tell_of_work"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/photos/{digest}/{size}.jpg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Give a rendition of a photo, if the caller sees what it belongs to
         * @description May be called by: anyone.
         */
        get: operations["show_photo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tiles/addresses/{version}.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Give all addresses of the city, to be searched without a network
         * @description `streets` are lists of names (in the order of `languages`, null where one is as the first) and
         *     numbers: number, steps east and north of `origin` (`scale` steps to a degree), index of the
         *     postcode.
         *
         *     May be called by: anyone.
         */
        get: operations["show_address_index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tiles/base/{version}/{z}/{x}/{y}.mvt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Give a vector tile of the base map: web Mercator, zoom 9 to 16
         * @description Layers: `water`, `green`, `rail` (kind), `buildings`, `streets` (kind, name), `house_numbers`
         *     (number; zoom 16), `labels` (kind, name). Next to `name` stands `name_sv` and so on where a
         *     language of the city has another. A tile with nothing on it answers 204. The version is that
         *     of the city's `map`; what lies under it never changes.
         *
         *     May be called by: anyone.
         */
        get: operations["show_base_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tiles/reports/{z}/{x}/{y}.mvt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Give a vector tile of public reports: web Mercator, zoom 0 to 22, layer `reports`
         * @description From zoom 14 on single reports with `id`, `number`, `status`, `category`, `clock` (on_track,
         *     due_soon, overdue, kept, late), `outcome` and `is_overdue`, at most 1,000 a tile, open ones
         *     first. Below, the cells of a 16 x 16 grid with `n`, `n_open`, `n_overdue`, each at the centroid
         *     of its reports. A tile without reports answers 204. Ask again with `If-None-Match`: a tile in
         *     which nothing has changed is not made.
         *
         *     May be called by: anyone.
         */
        get: operations["show_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tiles/subjects/{version}/{z}/{x}/{y}.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Give the buildings, facilities and assets of a tile of zoom 14
         * @description `subjects` are lists of id, kind, type, ref, names, lon, lat, address. The names are in the
         *     order of `languages`, null where one is as the first; an empty list where there is no name. A
         *     tile without subjects answers 204.
         *
         *     May be called by: anyone.
         */
        get: operations["show_subject_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The request was taken; what follows comes by mail. */
        Accepted: {
            detail: string;
        };
        /** @description What is done about it; staff read it. */
        AcknowledgementBody: {
            /** @default null */
            note?: string | null;
        };
        /** @description Who looks after it since when. */
        AcknowledgementView: {
            /** Format: date-time */
            at: string;
            /** @description Name; empty where the account has none. */
            by: string;
            note: string | null;
        };
        /**
         * @description As what somebody acted; shown in the timeline in the place of a name.
         * @enum {string}
         */
        ActorRole: "reporter" | "department" | "moderator" | "contractor" | "residents" | "administrator" | "system";
        /** @description Addresses that fit, best first. */
        AddressList: {
            addresses: components["schemas"]["AddressView"][];
        };
        /** @description An address. */
        AddressView: {
            building_id: string | null;
            /** Format: uuid */
            id: string;
            lat: number;
            lon: number;
            number: string;
            postcode: string;
            /** @description As the sign has it. */
            street: string;
            /** @description Street and number in the language of the answer. */
            text: string;
        };
        /** @description What has been overdue for a time, in working days of its department. */
        Age: {
            /** @description More than so many. */
            from_working_days: number;
            n: number;
            /** @description Up to so many; null: any number. */
            to_working_days: number | null;
        };
        /**
         * @description How old somebody says to be; children below the city's limit have no account of their own.
         * @enum {string}
         */
        AgeGroup: "minor" | "adult";
        /** @description When a point is believed. */
        AgreementRules: {
            least_weight: number;
            pair_decay: number;
            precision: number[];
            precision_between: number[];
            rejected_at: number;
            /** @description Beta counts of somebody new. */
            sensitivity: number[];
            specificity: number[];
            /** @description Age in days -> how sure it has to be. */
            thresholds: {
                [key: string]: number;
            };
            undecided_for_days: number;
            worth_a_look: number;
        };
        /** @description What is to say of a broken promise; it stays broken. */
        AnnotationBody: {
            /** @description 1, or the number of the attempt. */
            cycle: number;
            target: components["schemas"]["Target"];
            /** @description Everybody reads it. */
            text: string;
        };
        /**
         * @description What somebody says on the spot of whether a thing is there.
         * @enum {string}
         */
        Answer: "yes" | "no" | "changed" | "cant_tell";
        /** @description The department's answer, and by when a moderator looks at it. */
        AnswerToReview: {
            /** Format: date-time */
            answered_at: string;
            cycle: number;
            /** Format: date-time */
            due_at: string;
            outcome: components["schemas"]["Outcome"];
            text: string;
        };
        /** @description An answer that was taken. Whether others agree is told once they have answered. */
        AnswerView: {
            /** @description Why it does not count; empty: it does. */
            flags: components["schemas"]["Flag"][];
            /** Format: uuid */
            id: string;
        };
        /** @description A question about a thing and what its mapper answered. */
        AnswerWords: {
            answer: string;
            question: string;
        };
        /** @description Why a decision is wrong. */
        AppealBody: {
            text: string;
        };
        /** @description What another moderator decides. */
        AppealVerdict: {
            reason: string;
            /** @enum {string} */
            verdict: "upheld" | "taken_back";
        };
        /** @description The word of the department that answers for what is mapped. */
        Approval: {
            /**
             * @description It maps things in public places: no persons, number plates or dwellings.
             * @constant
             */
            is_about_things: true;
            /** @description Why it agrees with the department's own rules. */
            note: string;
            /** @description Of the campaign that was read; refused if it has another now. */
            version: number;
        };
        /**
         * @description What an area is for; the smallest one decides in routing whatever its kind.
         * @enum {string}
         */
        AreaKind: "municipality" | "district" | "maintenance_zone";
        /** @description Areas, largest first. */
        AreaList: {
            areas: components["schemas"]["AreaView"][];
        };
        /** @description A part of a city by which work is divided. */
        AreaView: {
            area_m2: number;
            code: string;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["AreaKind"];
            name: {
                [key: string]: string;
            };
            /** @description GeoJSON MultiPolygon, if asked for. */
            outline: {
                [key: string]: unknown;
            } | null;
            /** @description Code of the area it is part of. */
            parent: string | null;
        };
        /** @description More time that somebody asks for who may not decide that. */
        AskedExtension: {
            /** @description Name; empty where the account has none. */
            by: string;
            /** @description Nobody has granted or declined it, and it still can be. */
            is_open: boolean;
            reason: string;
            /** Format: date-time */
            until: string;
        };
        /** @description A report that is open for long, or whose answer somebody on the spot can check. */
        AskedReport: {
            category: string;
            /** Format: uuid */
            id: string;
            number: string;
            /** @description What the department says: fixed, nothing_to_fix; None: nothing yet. */
            outcome: string | null;
        };
        /** @description What the department wants to know from the reporter. */
        AskedView: {
            /**
             * Format: date-time
             * @description After that the city goes on without the answer, which is still welcome.
             */
            answer_until: string;
            /**
             * Format: date-time
             * @description To the minute.
             */
            asked_at: string;
            text: string;
            wants_photo: boolean;
        };
        /**
         * @description Things in the street that can be told apart and repaired one by one.
         * @enum {string}
         */
        AssetKind: "street_lamp" | "bench" | "waste_basket" | "bus_stop" | "tram_stop" | "subway_entrance" | "fire_hydrant" | "traffic_signals" | "tree" | "bicycle_parking" | "playground" | "street_cabinet";
        /** @description A thing in the street close by. */
        AssetRef: {
            distance_m: number;
            /** Format: uuid */
            id: string;
            kind: string;
            location: components["schemas"]["LonLat"];
            name: string;
            /** @description Number on the thing itself. */
            ref: string | null;
        };
        /** @description Who works on it. */
        AssigneeRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description Who works on the report. */
        AssignmentBody: {
            /** @description Of the department; null: nobody in particular. */
            assignee: string | null;
        };
        /**
         * @description What somebody did; all of it on facts that were settled.
         * @enum {string}
         */
        Badge: "first_point" | "ten_verified" | "second_look" | "eagle_eye" | "off_the_beaten_path" | "four_seasons" | "step_free" | "its_fixed" | "false_dawn" | "finished_together" | "mentor";
        /** @description A badge that somebody has. */
        BadgeView: {
            /** Format: date-time */
            awarded_at: string;
            badge: components["schemas"]["Badge"];
        };
        /** @description What of boards is shown. */
        BoardRules: {
            around_n: number;
            least_people: number;
            top_n: number;
        };
        /** @description A board. Of fewer than five people only how many they are and what they did together. */
        BoardView: {
            /** @description My own place, with two above and two below. */
            around: components["schemas"]["PlaceView"][];
            campaign: components["schemas"]["CampaignRef"] | null;
            /** @description null: it was not drawn yet. */
            drawn_at: string | null;
            n_people: number;
            /** @description Of all of them together. */
            points: number;
            top: components["schemas"]["PlaceView"][];
            week_on: string | null;
        };
        /**
         * @description Teams of about the same size.
         * @enum {string}
         */
        Bracket: "2-9" | "10-29" | "30+";
        /** @description Teams of about the same size, best first. */
        BracketView: {
            bracket: components["schemas"]["Bracket"];
            teams: components["schemas"]["RankedTeam"][];
        };
        /** @description The building that was taken. */
        BuildingHere: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description The building that the report is about, or stands in or next to. */
        BuildingPassport: {
            address: string;
            built_year: number | null;
            distance_m: number;
            /** Format: uuid */
            id: string;
            /** @description The reporter picked it. */
            is_subject: boolean;
            manager: components["schemas"]["OrganisationRef"] | null;
            n_floors: number | null;
            /** @description About this building, as far as this desk sees them. */
            n_open_reports: number;
            name: string;
        };
        /** @description One deed for many reports. */
        BulkBody: {
            /**
             * @description As in the `actions` of a report.
             * @enum {string}
             */
            action: "accept" | "reject" | "start" | "assign" | "note" | "internal_note" | "respond" | "transfer" | "merge" | "correct" | "extend";
            /** @description What the deed takes for a single report. */
            body?: {
                [key: string]: unknown;
            };
            reports: components["schemas"]["BulkItem"][];
        };
        /** @description A report of many, as the caller saw it. */
        BulkItem: {
            /** Format: uuid */
            id: string;
            /**
             * @description As for `If-Match`.
             * @default null
             */
            version?: number | null;
        };
        /** @description What became of one report of many. */
        BulkResult: {
            /** Format: uuid */
            id: string;
            /**
             * @description Of a report that the caller may see.
             * @default null
             */
            number?: string | null;
            /**
             * @description Why it was refused (RFC 9457).
             * @default null
             */
            problem?: {
                [key: string]: unknown;
            } | null;
            /** @enum {string} */
            status: "done" | "refused";
            /**
             * @description The new one, of a report that was changed.
             * @default null
             */
            version?: number | null;
        };
        /** @description What became of each, in the order in which they were named. */
        BulkResults: {
            results: components["schemas"]["BulkResult"][];
        };
        /** @description A calendar as it shall be, for whom, and why. */
        CalendarApply: {
            /**
             * @description Also for reports under way, where it makes a due earlier; never later.
             * @default false
             */
            apply_to_running?: boolean;
            code: string;
            hours: components["schemas"]["HoursView"];
            /** @description Everybody reads it on the reports it touches. */
            reason: string;
            /**
             * @description First day, in the city's zone, on whose reports it holds; null: today.
             * @default null
             */
            valid_from?: string | null;
            /** @description The newest that was read; refused if there is a newer one. 0: none. */
            version: number;
        };
        /** @description A calendar as it shall be. */
        CalendarChange: {
            code: string;
            hours: components["schemas"]["HoursView"];
            /**
             * @description First day, in the city's zone, on whose reports it holds; null: today.
             * @default null
             */
            valid_from?: string | null;
        };
        /** @description All calendars of a city. */
        CalendarList: {
            calendars: components["schemas"]["CalendarView"][];
            jurisdiction: string;
        };
        /** @description One version of a calendar. */
        CalendarVersionView: {
            holds_now: boolean;
            hours: components["schemas"]["HoursView"];
            /** Format: date */
            valid_from: string;
            version: number;
        };
        /** @description A calendar with its versions, the one that begins last first. */
        CalendarView: {
            code: string;
            departments: string[];
            name: string;
            versions: components["schemas"]["CalendarVersionView"][];
        };
        /** @description What a department wants to have mapped: where, when and what. */
        CampaignBody: {
            area: components["schemas"]["PolygonBody"] | components["schemas"]["MultiPolygonBody"];
            /** Format: date-time */
            ends_at: string;
            /** @default null */
            goal_n_verified?: number | null;
            /**
             * @description Of the cells that somebody looked at.
             * @default null
             */
            goal_share?: number | null;
            /** @default true */
            has_boards?: boolean;
            /** @default true */
            has_teams?: boolean;
            /** @default false */
            is_adults_only?: boolean;
            kinds: components["schemas"]["KindBody"][];
            /**
             * @description At most; others wait.
             * @default 10
             */
            reports_per_day?: number;
            /** Format: date-time */
            starts_at: string;
            /** @description Language -> words. */
            summary?: {
                [key: string]: string;
            };
            /** @description Language -> words. */
            title: {
                [key: string]: string;
            };
        };
        /** @description What of a campaign changes; whatever is left out stays. */
        CampaignChange: {
            /** @default null */
            area?: components["schemas"]["PolygonBody"] | components["schemas"]["MultiPolygonBody"] | null;
            /** @default null */
            ends_at?: string | null;
            /** @default null */
            goal_n_verified?: number | null;
            /** @default null */
            goal_share?: number | null;
            /** @default null */
            has_boards?: boolean | null;
            /** @default null */
            has_teams?: boolean | null;
            /** @default null */
            is_adults_only?: boolean | null;
            /**
             * @description All of them; a kind is known by its code.
             * @default null
             */
            kinds?: components["schemas"]["KindBody"][] | null;
            /** @default null */
            reports_per_day?: number | null;
            /** @default null */
            starts_at?: string | null;
            /** @default null */
            summary?: {
                [key: string]: string;
            } | null;
            /** @default null */
            title?: {
                [key: string]: string;
            } | null;
            /** @description Of the campaign that was read; refused if it has another now. */
            version: number;
        };
        /** @description A campaign as staff edit it: its words in all languages. */
        CampaignEdit: {
            /** @description What the caller may do with it now. */
            actions: ("change" | "approve" | "close")[];
            approval_note: string | null;
            approved_at: string | null;
            area: components["schemas"]["PolygonBody"] | components["schemas"]["MultiPolygonBody"];
            closed_at: string | null;
            department: components["schemas"]["DepartmentRef"];
            /** Format: date-time */
            ends_at: string;
            /** @default null */
            goal_n_verified?: number | null;
            /**
             * @description Of the cells that somebody looked at.
             * @default null
             */
            goal_share?: number | null;
            /** @default true */
            has_boards?: boolean;
            /** @default true */
            has_teams?: boolean;
            /** Format: uuid */
            id: string;
            /** @default false */
            is_adults_only?: boolean;
            is_running: boolean;
            kinds: components["schemas"]["KindEdit"][];
            /** @description Of its area. */
            km2: number;
            /** @description Of the city: all have to be there for approval. */
            languages: string[];
            /** @description What has changed since is what a manager approves; null: it never was. */
            last_approval: components["schemas"]["LastApproval"] | null;
            progress: components["schemas"]["Progress"];
            /**
             * @description At most; others wait.
             * @default 10
             */
            reports_per_day?: number;
            slug: string;
            /** Format: date-time */
            starts_at: string;
            state: components["schemas"]["CampaignState"];
            /** @description Language -> words. */
            summary?: {
                [key: string]: string;
            };
            /** @description Language -> words. */
            title: {
                [key: string]: string;
            };
            /** Format: date-time */
            updated_at: string;
            /** @description Grows with everything that is done with it. */
            version: number;
        };
        /** @description A campaign in the list of the desk. */
        CampaignItem: {
            actions: ("change" | "approve" | "close")[];
            department: components["schemas"]["DepartmentRef"];
            /** Format: date-time */
            ends_at: string;
            /** Format: uuid */
            id: string;
            is_running: boolean;
            progress: components["schemas"]["Progress"];
            slug: string;
            /** Format: date-time */
            starts_at: string;
            state: components["schemas"]["CampaignState"];
            title: string;
        };
        /** @description Campaigns, those that end first in front. */
        CampaignList: {
            campaigns: components["schemas"]["CampaignView"][];
        };
        /** @description A campaign by name. */
        CampaignRef: {
            /** Format: uuid */
            id: string;
            slug: string;
            title: string;
        };
        /**
         * @description How a campaign stands; whether it runs is also a matter of its window.
         * @enum {string}
         */
        CampaignState: "draft" | "approved" | "closed";
        /** @description A campaign as residents see it, in the caller's language. */
        CampaignView: {
            area: components["schemas"]["MultiPolygonView"];
            /** @description West, south, east, north. */
            bbox: number[];
            department: components["schemas"]["DepartmentRef"];
            /** Format: date-time */
            ends_at: string;
            goal_n_verified: number | null;
            goal_share: number | null;
            has_boards: boolean;
            has_teams: boolean;
            /** Format: uuid */
            id: string;
            is_adults_only: boolean;
            is_running: boolean;
            kinds: components["schemas"]["KindView"][];
            progress: components["schemas"]["Progress"];
            slug: string;
            /** Format: date-time */
            starts_at: string;
            state: components["schemas"]["CampaignState"];
            summary: string;
            title: string;
        };
        /** @description Where the camera says that it was, WGS 84. */
        CaptureLocationView: {
            accuracy_m: number | null;
            lat: number;
            lon: number;
        };
        /**
         * @description Which cases.
         * @enum {string}
         */
        CaseFilter: "open" | "appealed" | "decided";
        /** @description A case as moderators see it; people are known by their pseudonyms here, too. */
        CaseItem: {
            appeal: string | null;
            appeal_decided_at: string | null;
            /** @description What the other moderator answers. */
            appeal_reason: string | null;
            appealed_at: string | null;
            decided_at: string | null;
            decided_by_me: boolean;
            /** @description What the check saw, in numbers and ids. */
            evidence: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["CaseKind"];
            /** Format: date-time */
            opened_at: string;
            other: components["schemas"]["PlayerView"] | null;
            person: components["schemas"]["PlayerView"];
            reason: string | null;
            state: components["schemas"]["CaseState"];
        };
        /**
         * @description Why a moderator looks at somebody's mapping.
         * @enum {string}
         */
        CaseKind: "teleport" | "photo_reuse" | "ring" | "burst";
        /** @description Cases of a moderator's city, those that wait longest first. */
        CasePage: {
            items: components["schemas"]["CaseItem"][];
            /** @description Appeals that nobody has decided, in all. */
            n_appealed: number;
            /** @description Cases that nobody has decided, in all. */
            n_open: number;
            next_cursor: string | null;
        };
        /**
         * @description How a moderator's look at an account stands.
         * @enum {string}
         */
        CaseState: "open" | "cleared" | "fraud";
        /** @description A case about oneself. */
        CaseView: {
            /** @description My words against it. */
            appeal: string | null;
            appeal_decided_at: string | null;
            /** @description What the other moderator answers. */
            appeal_reason: string | null;
            appealed_at: string | null;
            can_appeal: boolean;
            decided_at: string | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["CaseKind"];
            /** Format: date-time */
            opened_at: string;
            /** @description What the decision took, and an appeal gave back. */
            points: number;
            /** @description The moderator's words. */
            reason: string | null;
            state: components["schemas"]["CaseState"];
        };
        /** @description Everything that can be reported in a city. */
        CatalogueView: {
            groups: components["schemas"]["GroupView"][];
            jurisdiction: string;
            /** @description Rises with every change of the city's rules. */
            version: number;
        };
        /** @description Open reports of a category in an area. */
        CategoryCount: {
            category: string;
            n: number;
            name: string;
        };
        /** @description A category with the group that it is in. */
        CategoryDetail: {
            code: string;
            group: string;
            /** @description When it counts, and what to do instead when it does not. */
            hint: {
                [key: string]: string;
            };
            /** Format: uuid */
            id: string;
            moderation: components["schemas"]["Moderation"];
            name: {
                [key: string]: string;
            };
            photo: components["schemas"]["PhotoDuty"];
            /** @description Code of the promise that holds. */
            promise: string;
            questions: components["schemas"]["QuestionView"][];
            response_photo: components["schemas"]["PhotoDuty"];
            /** @description Null: open all year. */
            season: components["schemas"]["SeasonView"] | null;
            subject_kind: components["schemas"]["SubjectKind"];
            /** @description Kinds of facility or asset; empty: any. */
            subject_kinds: string[];
            /** @description Words that people search with, parted by commas. */
            synonyms: {
                [key: string]: string;
            };
            /** @description Heading inside the group. */
            topic: {
                [key: string]: string;
            };
            visibility: components["schemas"]["Visibility"];
        };
        /** @description Grades of the answers of a category. */
        CategoryGrades: {
            category: components["schemas"]["CategoryRef"];
            mean: number;
            n: number;
            n_answered: number;
            n_reopened: number;
        };
        /** @description A category by code and name. */
        CategoryRef: {
            code: string;
            group: string;
            name: string;
        };
        /** @description A kind of problem that can be reported, with all that a form needs. */
        CategoryView: {
            code: string;
            /** @description When it counts, and what to do instead when it does not. */
            hint: {
                [key: string]: string;
            };
            /** Format: uuid */
            id: string;
            moderation: components["schemas"]["Moderation"];
            name: {
                [key: string]: string;
            };
            photo: components["schemas"]["PhotoDuty"];
            /** @description Code of the promise that holds. */
            promise: string;
            questions: components["schemas"]["QuestionView"][];
            response_photo: components["schemas"]["PhotoDuty"];
            /** @description Null: open all year. */
            season: components["schemas"]["SeasonView"] | null;
            subject_kind: components["schemas"]["SubjectKind"];
            /** @description Kinds of facility or asset; empty: any. */
            subject_kinds: string[];
            /** @description Words that people search with, parted by commas. */
            synonyms: {
                [key: string]: string;
            };
            /** @description Heading inside the group. */
            topic: {
                [key: string]: string;
            };
            visibility: components["schemas"]["Visibility"];
        };
        /** @description What is known of a hexagon; nothing about people. */
        CellFacts: {
            /** @description H3, resolution 10. */
            cell: string;
            /** @description null: nobody has answered there yet. */
            days_since_confirmed: number | null;
            n_points: number;
            n_verified: number;
        };
        /** @description A feature of GeoJSON. */
        CellFeature: {
            /** @description A polygon of GeoJSON. */
            geometry: {
                [key: string]: unknown;
            };
            properties: components["schemas"]["CellFacts"];
            /**
             * @default Feature
             * @constant
             */
            type?: "Feature";
        };
        /** @description Hexagons as one geometry of GeoJSON. */
        CellShapes: {
            coordinates: number[][][][];
            /**
             * @default MultiPolygon
             * @constant
             */
            type?: "MultiPolygon";
        };
        /**
         * @description What was changed.
         * @enum {string}
         */
        ChangeKind: "promise" | "calendar" | "force_majeure";
        /** @description What a change would do; nothing is changed. */
        ChangePreview: {
            departments: components["schemas"]["DepartmentImpact"][];
            largest: components["schemas"]["ShiftView"][];
            n_earlier: number;
            n_later: number;
            n_reports: number;
            n_unchanged: number;
            typical: components["schemas"]["TypicalView"][];
            /** Format: date */
            valid_from: string;
            /** @default  */
            yaml?: string;
        };
        /**
         * @description Why somebody goes there.
         * @enum {string}
         */
        Check: "look" | "second_attempt" | "contractor_done" | "contractor_cannot" | "again";
        /** @description What a question can be answered with. */
        ChoiceBody: {
            code: string;
            /** @description Language -> words. */
            name: {
                [key: string]: string;
            };
        };
        /** @description What a question can be answered with. */
        ChoiceView: {
            code: string;
            name: string;
        };
        /** @description How to reach the city. */
        CityContactView: {
            email: string;
            name: {
                [key: string]: string;
            };
            phone: string;
            /** @default null */
            website?: string | null;
        };
        /**
         * @description What a clock shows; the first five are the faces it has on every screen.
         * @enum {string}
         */
        ClockState: "on_track" | "due_soon" | "overdue" | "kept" | "late" | "cancelled" | "not_resolved";
        /** @description A day that did not count. */
        ClosedDayView: {
            name: {
                [key: string]: string;
            };
            /** Format: date */
            on: string;
            reason: string;
        };
        /** @description The end of a campaign before its time. */
        Closing: {
            /** @description Of the campaign that was read; refused if it has another now. */
            version: number;
        };
        /** @description What residents saw after the answer of this cycle. */
        ClosureEvidence: {
            n_fixed: number;
            n_not_fixed: number;
            /** @description How likely the thing is still there. */
            still_there: number;
        };
        /** @description A cell that deserves a second look, and why. */
        ClusterFacts: {
            cell: string;
            n_answers: number;
            n_authors: number;
            n_flagged: number;
            n_observers: number;
            n_points: number;
            n_refuted: number;
            n_same_pair: number;
            signs: components["schemas"]["Sign"][];
        };
        /** @description A feature of GeoJSON. */
        ClusterFeature: {
            /** @description A polygon of GeoJSON. */
            geometry: {
                [key: string]: unknown;
            };
            properties: components["schemas"]["ClusterFacts"];
            /**
             * @default Feature
             * @constant
             */
            type?: "Feature";
        };
        /** @description A feature collection of GeoJSON (RFC 7946). */
        Clusters: {
            features: components["schemas"]["ClusterFeature"][];
            /**
             * @default FeatureCollection
             * @constant
             */
            type?: "FeatureCollection";
        };
        /** @description The six digits of the mail. */
        CodeUse: {
            code: string;
            /** Format: email */
            email: string;
        };
        /** @description What comes due by the end of a working day of its department, and is not overdue yet. */
        Coming: {
            n: number;
            /** @description 0: today. */
            working_days: number;
        };
        /** @description How a due was computed; instants in UTC, dates in `zone`. */
        ComputationView: {
            allowance: {
                [key: string]: number;
            };
            calendar: components["schemas"]["VersionView"];
            closed_days: components["schemas"]["ClosedDayView"][];
            cycle: number;
            /** Format: date-time */
            due_at: string;
            moves: components["schemas"]["MoveView"][];
            /** Format: date-time */
            original_due_at: string;
            pauses: components["schemas"]["PauseView"][];
            priority: components["schemas"]["Priority"];
            promise: components["schemas"]["VersionView"];
            /** Format: date-time */
            started_at: string;
            target: components["schemas"]["Target"];
            zone: string;
        };
        /** @description Who the reporter is; every read by staff is logged. */
        ContactView: {
            email: string | null;
            name: string | null;
        };
        /**
         * @description What is put right; whatever is left out stays.
         *
         *     With another category the answers begin anew, with another place or subject the address.
         */
        CorrectionBody: {
            /**
             * @description null: the nearest known one.
             * @default null
             */
            address?: string | null;
            /**
             * @description All of them: code -> answer.
             * @default null
             */
            answers?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description Code of the category.
             * @default null
             */
            category?: string | null;
            /**
             * @description WGS 84, degrees.
             * @default null
             */
            lat?: number | null;
            /**
             * @description WGS 84, degrees.
             * @default null
             */
            lon?: number | null;
            /** @default null */
            priority?: components["schemas"]["Priority"] | null;
            /** @description The reporter reads it. */
            reason: string;
            /**
             * @description Building, facility or asset.
             * @default null
             */
            subject_id?: string | null;
        };
        /** @description What a correction would come to; nothing was done. */
        CorrectionPreview: {
            /** @description Who answers then. */
            department: components["schemas"]["DepartmentRef"];
            /** @description Whether that is another one than now. */
            is_rerouted: boolean;
            /** @description Those that are still open. */
            promises: components["schemas"]["DueChange"][];
        };
        /** @description What a check of the city found, errors first. */
        Coverage: {
            findings: components["schemas"]["CoverageFinding"][];
            jurisdiction: string;
            n_errors: number;
        };
        /** @description Something doubtful about the rules. */
        CoverageFinding: {
            level: components["schemas"]["Level"];
            sentence: string;
            topic: string;
        };
        /** @description How a campaign goes. */
        Dashboard: {
            /** @description The last 60 days on which something happened. */
            by_day: components["schemas"]["DayFigures"][];
            by_kind: components["schemas"]["KindFigures"][];
            /** Format: uuid */
            campaign_id: string;
            clusters: components["schemas"]["Clusters"];
            /** @description Answers and decisions of staff per point that proved true. */
            cost_per_verified: number | null;
            /** @description From being found until being proved. */
            median_days: number | null;
            /** @description That count. */
            n_answers: number;
            n_decided: number;
            n_staff_decisions: number;
            /** @description Proved, but over the day's budget of reports. */
            n_waiting: number;
            progress: components["schemas"]["Progress"];
            /** @description Of the points that are decided. */
            verified_share: number | null;
        };
        /** @description What happened on a day of the city. */
        DayFigures: {
            n_answers: number;
            n_points: number;
            n_reports: number;
            n_verified: number;
            /** Format: date */
            on: string;
        };
        /** @description A day of a calendar: its hours, or why there are none. */
        DayView: {
            name: string;
            /** Format: date */
            on: string;
            reason: string | null;
            windows: [
                string,
                string
            ][];
        };
        /**
         * @description For what a department may pause by itself; for the reporter it asks a question instead.
         * @enum {string}
         */
        DeclaredPause: "weather_or_season" | "force_majeure";
        /** @description Messages about a report, the newest first, 100 at most. */
        DeliveryList: {
            items: components["schemas"]["DeliveryView"][];
        };
        /**
         * @description What became of a message.
         * @enum {string}
         */
        DeliveryStatus: "queued" | "waiting" | "sent" | "failed" | "dead" | "dropped";
        /** @description A message about a report to one address. */
        DeliveryView: {
            /** @description Its first letter and its host, such as r•••@example.org. */
            address: string;
            /** @description What the mail server said. */
            error: string | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["Kind"];
            language: string;
            may_resend: boolean;
            not_before: string | null;
            /** Format: date-time */
            queued_at: string;
            sent_at: string | null;
            status: components["schemas"]["DeliveryStatus"];
        };
        /** @description The open reports of a department. */
        DepartmentFigures: {
            coming: components["schemas"]["Coming"][];
            department: components["schemas"]["DepartmentRef"];
            /** @description That nobody looks after. */
            n_escalations: number;
            n_open: number;
            n_overdue: number;
            n_unassigned: number;
            /** @description For their reporters to reply. */
            n_waiting: number;
            overdue: components["schemas"]["Age"][];
        };
        /** @description What a change would do to the open reports of a department. */
        DepartmentImpact: {
            department: string;
            n_earlier: number;
            n_later: number;
            n_unchanged: number;
            name: string;
        };
        /**
         * @description A city service, or an organisation that manages buildings for their owners.
         * @enum {string}
         */
        DepartmentKind: "city_service" | "managing_organisation" | "dispatcher";
        /** @description The departments of a city. */
        DepartmentList: {
            departments: components["schemas"]["DepartmentView"][];
            jurisdiction: string;
        };
        /** @description What a department would have had more and less of. */
        DepartmentMoves: {
            department: components["schemas"]["NamedThing"];
            n_gained: number;
            n_lost: number;
        };
        /** @description A department by code and name. */
        DepartmentRef: {
            code: string;
            name: string;
        };
        /** @description Who works a queue. */
        DepartmentView: {
            code: string;
            email: string | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["DepartmentKind"];
            name: {
                [key: string]: string;
            };
            phone: string | null;
        };
        /** @description The campaigns of the caller's departments, the newest first. */
        DeskCampaigns: {
            campaigns: components["schemas"]["CampaignItem"][];
            /** @description For which the caller may draft one. */
            departments: components["schemas"]["DepartmentRef"][];
        };
        /** @description What only staff see. */
        DeskView: {
            /** @description Who of the department works on it. */
            assignee: components["schemas"]["StaffRef"] | null;
            moderation_reasons: string[];
            priority: components["schemas"]["Priority"];
            routing: {
                [key: string]: unknown;
            };
        };
        /** @description How well a district is looked after by those who map: no people, no points. */
        DistrictBoard: {
            area: components["schemas"]["DistrictRef"];
            cells_seen_share: number;
            closures_checked_share: number | null;
            n_cells: number;
            n_cells_seen: number;
            /** @description Answers that can be checked on the spot. */
            n_closures: number;
            n_closures_checked: number;
            within_days: number;
        };
        /** @description The districts of a city, best looked after first. */
        DistrictBoards: {
            districts: components["schemas"]["DistrictBoard"][];
            /** @description Code of the district at the location that was asked for. */
            here: string | null;
        };
        /** @description A district by name. */
        DistrictRef: {
            code: string;
            name: string;
        };
        /** @description Changes to try on the reports of the last days. */
        DryRunBody: {
            changes: components["schemas"]["RuleChanges"];
            /** @default 365 */
            days?: number;
        };
        /** @description Where the reports of the last days would have gone. */
        DryRunView: {
            days: number;
            departments: components["schemas"]["DepartmentMoves"][];
            jurisdiction: string;
            moved: components["schemas"]["MovedView"][];
            n_moved: number;
            n_reports: number;
            yaml: string;
        };
        /** @description What a promise becomes. */
        DueChange: {
            /** Format: date-time */
            due_after: string;
            /** Format: date-time */
            due_before: string;
            /** @description By which it comes to where it is; null: it runs by the same as before. */
            rule: components["schemas"]["MoveRule"] | null;
            target: components["schemas"]["Target"];
        };
        /**
         * @description Whether an amount waits for the truth or is the person's own.
         * @enum {string}
         */
        EntryState: "escrow" | "settled";
        /** @description What an entry is for. */
        EntrySubject: {
            answer: components["schemas"]["Answer"] | null;
            campaign: components["schemas"]["CampaignRef"] | null;
            kind: components["schemas"]["KindRef"] | null;
            point_id: string | null;
            purpose: components["schemas"]["Purpose"] | null;
            report_id: string | null;
            report_number: string | null;
            /** @enum {string} */
            what: "point" | "answer" | "cell" | "other";
        };
        /** @description An amount with its reason; what it was made of is in `factors`, which multiply to it. */
        EntryView: {
            /** @description Points; negative for what goes. */
            amount: number;
            /** Format: date-time */
            at: string;
            /** @description The moderator's decision behind it. */
            case_id: string | null;
            factors: {
                [key: string]: number;
            };
            /** Format: uuid */
            id: string;
            reason: components["schemas"]["Reason"];
            reverses_id: string | null;
            rules_version: number;
            state: components["schemas"]["EntryState"];
            subject: components["schemas"]["EntrySubject"];
        };
        /** @description The report that went up. */
        EscalatedReport: {
            address: string;
            category: components["schemas"]["CategoryRef"];
            due_at: string | null;
            /** Format: uuid */
            id: string;
            is_overdue: boolean;
            number: string;
            status: components["schemas"]["Status"];
        };
        /**
         * @description Why something was escalated.
         * @enum {string}
         */
        EscalationKind: "step" | "third_hop" | "returned" | "silent" | "extension_asked" | "contractor";
        /**
         * @description Up to whom it has risen.
         * @enum {string}
         */
        EscalationLevel: "manager" | "coordinator" | "ombudsman";
        /** @description One page of escalations, the newest first; `n_waiting` reports nobody looks after, in all. */
        EscalationList: {
            items: components["schemas"]["EscalationView"][];
            n_waiting: number;
            next_cursor: string | null;
        };
        /** @description An occasion on which a report went up. */
        EscalationView: {
            acknowledgement: components["schemas"]["AcknowledgementView"] | null;
            asked: components["schemas"]["AskedExtension"] | null;
            /** Format: date-time */
            at: string;
            cycle: number;
            /** @description Who had the report then. */
            department: components["schemas"]["DepartmentRef"];
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["EscalationKind"];
            level: components["schemas"]["EscalationLevel"];
            may_acknowledge: boolean;
            /** @description How often the report went up before, in this department. */
            n_before: number;
            report: components["schemas"]["EscalatedReport"];
            /** @description Percent of the promise's time, where it is about that. */
            step: number | null;
            target: components["schemas"]["Target"] | null;
        };
        /**
         * @description What can stand in the history of a report.
         * @enum {string}
         */
        EventKind: "received" | "status_changed" | "routed" | "transferred" | "public_note" | "internal_note" | "answered" | "answer_reviewed" | "rated" | "merged" | "step_reached" | "edited" | "question_asked" | "question_answered" | "question_lapsed" | "reply_reviewed" | "corrected" | "assigned" | "extended" | "extension_asked" | "extension_declined" | "paused" | "resumed" | "terms_changed" | "duplicate_joined" | "split" | "escalated" | "annotated" | "photo_redacted" | "visited" | "work_ordered" | "work_reported" | "work_ended" | "checked_by_residents";
        /** @description All of it. */
        Evidence: {
            /** @description None: there is nothing to check. */
            closure: components["schemas"]["ClosureEvidence"] | null;
            points: components["schemas"]["PointEvidence"][];
        };
        /** @description A report that nobody has sent: where, and what about. */
        ExplainBody: {
            category: string;
            lat: number;
            lon: number;
            /** @default null */
            subject_id?: string | null;
        };
        /** @description Who would answer, and why. */
        Explanation: {
            address: string;
            areas: components["schemas"]["NamedThing"][];
            building: components["schemas"]["BuildingHere"] | null;
            category: components["schemas"]["NamedThing"];
            department: components["schemas"]["NamedThing"];
            jurisdiction: string;
            rule: components["schemas"]["RuleView"] | null;
            steps: components["schemas"]["RoutingStep"][];
            why: components["schemas"]["Why"];
        };
        /** @description To when the answer is put off, and why. */
        ExtensionBody: {
            /** @description Everybody reads it. */
            reason: string;
            /**
             * Format: date
             * @description A working day; the answer is due when it closes.
             */
            until: string;
        };
        /** @description Why there is not more time. */
        ExtensionRefusalBody: {
            /** @description Staff read it. */
            reason: string;
        };
        /** @description To when the answer should be put off, and why, in the words of who may not do it. */
        ExtensionRequestBody: {
            /** @description Staff read it. */
            reason: string;
            /**
             * Format: date
             * @description A working day; the answer would be due when it closes.
             */
            until: string;
        };
        /**
         * @description Public institutions that residents report about.
         * @enum {string}
         */
        FacilityKind: "school" | "kindergarten" | "university" | "library" | "clinic" | "hospital" | "museum" | "theatre" | "community_centre" | "social_facility" | "town_hall" | "sports" | "toilets";
        /** @description What somebody has proved to know of one family of kinds. */
        FamilyView: {
            family: string;
            /** @description 0: answers tell nothing; 1: never wrong. */
            informativeness: number;
            /** @description Names of what one has mapped or answered of it. */
            kinds: string[];
            learned_at: string | null;
            maps_what_is_there: number;
            n_judged: number;
            says_no_when_not: number;
            says_yes_when_there: number;
            tier: components["schemas"]["Tier"];
        };
        /** @description A piece of a text that an automatic check stumbled over. */
        FindingView: {
            /** @description `personal_data` or `abusive_words`. */
            code: string;
            end: number;
            /** @description `description`, `address`, `text` or `answers.<code>`. */
            field: string;
            /** @description Of the text; counted in characters. */
            start: number;
            text: string;
        };
        /** @description A rule, and how often it decided. */
        FiringRule: {
            n_reports: number;
            rule: components["schemas"]["RuleView"];
        };
        /**
         * @description Why something was taken but proves nothing, or earns nothing.
         * @enum {string}
         */
        Flag: "no_fix" | "vague" | "far" | "jumped" | "same_device" | "teleport" | "too_fast" | "photo_elsewhere" | "under_review" | "staff" | "own_team";
        /** @description Where the news go, where nobody is signed in. */
        FollowBody: {
            /**
             * @description Not with an account.
             * @default null
             */
            email?: string | null;
            /**
             * @description Of the mails; else that of the answer.
             * @default null
             */
            language?: string | null;
        };
        /** @description Whether the caller follows; what was asked for by e-mail waits for the link in the mail. */
        FollowView: {
            /** @description The report's; None: it is not known any more. */
            number: string | null;
            /** @enum {string} */
            state: "following" | "to_confirm" | "not_following";
        };
        /** @description Why clocks stand still in the city, where, and how long. */
        ForceMajeureBody: {
            /** @description Codes; none: everywhere. */
            areas?: string[];
            /** @description Codes; none: all. */
            categories?: string[];
            /** @description Everybody reads it. */
            text: string;
            /**
             * Format: date
             * @description The last day; a clock runs again before that at its cap.
             */
            until: string;
        };
        /** @description Whom force majeure would concern; nothing is changed. */
        ForceMajeurePreview: {
            n_reports: number;
        };
        /**
         * @description What an inspector found at the place.
         * @enum {string}
         */
        Found: "fixed" | "not_fixed" | "nothing_there";
        /** @description What somebody chooses; the first time with `age_group`, which is how they join. */
        GameChange: {
            /**
             * @description child: younger than the city's `min_age`; they can't join by themselves.
             * @default null
             */
            age_group?: ("child" | "minor" | "adult") | null;
            /**
             * @description Play under another name from now on.
             * @default false
             */
            draw_pseudonym?: boolean;
            /** @default null */
            files_in_own_name?: boolean | null;
            /** @default null */
            is_game_shown?: boolean | null;
            /** @default null */
            is_on_boards?: boolean | null;
        };
        /** @description The formulas in force, with their version; how they are put together is in `formulas`. */
        GameRules: {
            agreement: components["schemas"]["AgreementRules"];
            /** @description Badge -> how many of what it is for. */
            badges: {
                [key: string]: number;
            };
            boards: components["schemas"]["BoardRules"];
            formulas: {
                [key: string]: string;
            };
            gates: components["schemas"]["GateRules"];
            levels: components["schemas"]["LevelRules"];
            pay: components["schemas"]["PayRules"];
            quota: {
                [key: string]: number;
            };
            streak: components["schemas"]["StreakRules"];
            version: number;
        };
        /** @description How somebody stands in the game. Who hides it is told no points, badges or levels. */
        GameView: {
            age_group: components["schemas"]["AgeGroup"] | null;
            badges: components["schemas"]["BadgeView"][];
            files_in_own_name: boolean;
            is_game_shown: boolean;
            is_joined: boolean;
            is_on_boards: boolean;
            level: number | null;
            /** @description Points at which this level began. */
            level_at: number | null;
            /** @description Younger people have no account of their own in this city. */
            min_age: number;
            /** @description My points that others have not decided yet. */
            n_undecided: number;
            next_level_at: number | null;
            /** @description Waits until others settle it. */
            pending: number | null;
            /** @description Settled. */
            points: number | null;
            pseudonym: string | null;
            /** @description So many of them may wait at a time. */
            quota: number;
            /** @description Never of minors. */
            streak: components["schemas"]["StreakView"] | null;
            team: components["schemas"]["TeamRef"] | null;
        };
        /** @description What counts as having been there. */
        GateRules: {
            jump_m: number;
            jump_m_per_s: number;
            least_look_s: number;
            most_accuracy_m: number;
            most_answers_a_minute: number;
            on_site_m: number;
            /** @description A photo that says it was taken farther away earns nothing. */
            photo_within_m: number;
            /** @description Or longer before or after. */
            photo_within_min: number;
            vague_from_m: number;
        };
        /** @description A role and where it is held. */
        GrantView: {
            department_id: string | null;
            /** Format: uuid */
            jurisdiction_id: string;
            role: components["schemas"]["Role"];
        };
        /** @description A group with its categories, in the city's order. */
        GroupView: {
            categories: components["schemas"]["CategoryView"][];
            code: string;
            icon: string;
            name: {
                [key: string]: string;
            };
        };
        /** @description Where reports are open and overdue: GeoJSON, the squares with most overdue first. */
        Heat: {
            features: components["schemas"]["HeatFeature"][];
            /**
             * @default FeatureCollection
             * @constant
             */
            type?: "FeatureCollection";
        };
        /** @description A square of the map with open reports. */
        HeatFeature: {
            geometry: components["schemas"]["HeatPoint"];
            properties: components["schemas"]["HeatProperties"];
            /**
             * @default Feature
             * @constant
             */
            type?: "Feature";
        };
        /** @description The middle of what lies in a square. */
        HeatPoint: {
            coordinates: [
                number,
                number
            ];
            /**
             * @default Point
             * @constant
             */
            type?: "Point";
        };
        /** @description What lies in a square. */
        HeatProperties: {
            n: number;
            n_overdue: number;
        };
        /** @description How long a department held the reports that it answered or passed on. */
        Held: {
            department: components["schemas"]["DepartmentRef"];
            /** @description Hours by the wall clock; null below 5 of them. */
            median_h: number | null;
            n: number;
            p90_h: number | null;
        };
        /** @description Where somebody stands. */
        Here: {
            /** @description Radius in metres. */
            accuracy_m: number;
            /** @description WGS 84, degrees. */
            lat: number;
            /** @description WGS 84, degrees. */
            lon: number;
        };
        /** @description When an office works, as the files write it. */
        HoursView: {
            closed?: components["schemas"]["NamedDate"][];
            /** @default null */
            holidays?: string | null;
            hours_on?: {
                [key: string]: [
                    string,
                    string
                ][];
            };
            weekly: {
                [key: string]: [
                    string,
                    string
                ][];
            };
        };
        /** @description A note that only staff read. */
        InternalNoteBody: {
            /** @description Who is told of it: people of the department, moderators. */
            mentions?: string[];
            text: string;
        };
        /** @description What the link to a team ends with. */
        InviteBody: {
            secret: string;
        };
        /** @description An answer, and whether it turned out right; null: nobody else could tell. */
        JudgedView: {
            answer: components["schemas"]["Answer"];
            /** Format: date-time */
            answered_at: string;
            /** Format: uuid */
            id: string;
            is_right: boolean | null;
            /** Format: date-time */
            judged_at: string;
            points: number;
            subject: components["schemas"]["EntrySubject"];
        };
        /** @description All cities that are served here. */
        JurisdictionList: {
            jurisdictions: components["schemas"]["JurisdictionView"][];
        };
        /** @description A city that is served here. */
        JurisdictionView: {
            /** @description Source and licence of the map; show it with the map. */
            attribution: string;
            /** @description West, south, east, north. */
            bbox: number[];
            code: string;
            contact: components["schemas"]["CityContactView"] | null;
            /** Format: uuid */
            id: string;
            /** @description What the city speaks, its default first. */
            languages: string[];
            /** @description None until a map is imported. */
            map: components["schemas"]["MapView"] | null;
            name: {
                [key: string]: string;
            };
            /** @description First part of report numbers, such as HKI. */
            prefix: string;
            /** @description Such as #0b4f8a. */
            theme_colour: string | null;
            /** @description IANA time zone of deadlines. */
            zone: string;
        };
        /**
         * @description What a message tells; the wording of each is templates/mail/<kind>.jinja.
         * @enum {string}
         */
        Kind: "received" | "accepted" | "rejected" | "note" | "transferred" | "answered" | "reopened" | "closed" | "merged" | "overdue" | "step" | "sign_in_link" | "edited" | "follow_link" | "question" | "resumed" | "extended" | "paused" | "going_on" | "corrected" | "terms_changed" | "joined" | "split" | "mentioned" | "assigned" | "escalated" | "work_reported" | "work_overdue" | "extension_asked" | "extension_decided" | "replied" | "silent" | "ombudsman" | "digest" | "campaign_waits" | "campaign_approved" | "case_decided" | "objection_decided" | "work_ordered";
        /** @description A kind of thing to look for. */
        KindBody: {
            /**
             * @description What it is reported as; null: no problem.
             * @default null
             */
            category?: string | null;
            code: string;
            /** @default 15 */
            duplicate_radius_m?: number;
            /** @description Kinds that the same knowledge is needed for share it. */
            family: string;
            /** @description Language -> words. */
            hint?: {
                [key: string]: string;
            };
            /**
             * @description Photos for staff only; place rounded.
             * @default false
             */
            is_sensitive?: boolean;
            /**
             * @description Nobody is sent there to look again.
             * @default false
             */
            is_unsafe?: boolean;
            /** @description Language -> words. */
            name: {
                [key: string]: string;
            };
            /** @default optional */
            photo?: components["schemas"]["PointPhoto"];
            questions?: components["schemas"]["KindQuestionBody"][];
            /** @default 30 */
            recheck_days?: number;
        };
        /** @description A kind as staff edit it: its words in all languages. */
        KindEdit: {
            /**
             * @description What it is reported as; null: no problem.
             * @default null
             */
            category?: string | null;
            code: string;
            /** @default 15 */
            duplicate_radius_m?: number;
            /** @description Kinds that the same knowledge is needed for share it. */
            family: string;
            /** @description Language -> words. */
            hint?: {
                [key: string]: string;
            };
            /** Format: uuid */
            id: string;
            /**
             * @description Photos for staff only; place rounded.
             * @default false
             */
            is_sensitive?: boolean;
            /**
             * @description Nobody is sent there to look again.
             * @default false
             */
            is_unsafe?: boolean;
            /** @description What is mapped already keeps the kind from being dropped. */
            n_points: number;
            /** @description Language -> words. */
            name: {
                [key: string]: string;
            };
            /** @default optional */
            photo?: components["schemas"]["PointPhoto"];
            questions?: components["schemas"]["KindQuestionBody"][];
            questions_version: number;
            /** @default 30 */
            recheck_days?: number;
        };
        /** @description What became of the points of a kind. */
        KindFigures: {
            code: string;
            n_points: number;
            n_refuted: number;
            n_reports: number;
            n_undecided: number;
            n_verified: number;
            name: string;
        };
        /**
         * @description One question about a thing, answered on the spot.
         *
         *     "Can't tell" and "can't get there" can always be answered, and are not listed.
         */
        KindQuestionBody: {
            choices: components["schemas"]["ChoiceBody"][];
            code: string;
            /** @description Language -> words. */
            text: {
                [key: string]: string;
            };
        };
        /** @description A question about a thing of a kind. */
        KindQuestionView: {
            choices: components["schemas"]["ChoiceView"][];
            code: string;
            text: string;
        };
        /** @description A kind of thing by name. */
        KindRef: {
            code: string;
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description A kind of thing to look for. */
        KindView: {
            /** @description Code; null: it is no problem, and not reported. */
            category: string | null;
            code: string;
            family: string;
            hint: string;
            /** Format: uuid */
            id: string;
            is_sensitive: boolean;
            name: string;
            photo: components["schemas"]["PointPhoto"];
            questions: components["schemas"]["KindQuestionView"][];
            questions_version: number;
        };
        /** @description A campaign as it was approved last, whether that stands or not. */
        LastApproval: {
            /** Format: date-time */
            approved_at: string;
            campaign: components["schemas"]["CampaignBody"];
            /** @description Of its area then. */
            km2: number;
            note: string;
        };
        /** @description The ledger of one person, newest first. */
        LedgerPage: {
            entries: components["schemas"]["EntryView"][];
            next_cursor: string | null;
            pending: number;
            points: number;
        };
        /**
         * @description How bad a finding is.
         * @enum {string}
         */
        Level: "error" | "warning";
        /** @description Level n needs unit x n x (n + 1) points. Levels give no authority. */
        LevelRules: {
            first: number[];
            unit: number;
        };
        /**
         * @description In what another report is like this one.
         * @enum {string}
         */
        Likeness: "subject" | "category" | "words";
        /** @description Where the link to sign in goes. */
        LinkRequest: {
            /** Format: email */
            email: string;
        };
        /** @description The token of the link that was mailed. */
        LinkUse: {
            token: string;
        };
        /** @description The work of the departments that one manages. */
        Load: {
            teams: components["schemas"]["TeamLoad"][];
        };
        /** @description WGS 84, degrees. */
        LonLat: {
            lat: number;
            lon: number;
        };
        /** @description The map of a city as files, which never change under the addresses given here. */
        MapView: {
            /** @description Address of the index of addresses. */
            addresses: string;
            /** @description West, south, east, north of what is drawn. */
            bbox: number[];
            /** @description Zoom of the most detailed tiles. */
            max_zoom: number;
            /** @description Zoom of the least detailed tiles. */
            min_zoom: number;
            /** @description All files together, gzipped: what keeping the map costs. */
            n_bytes: number;
            /** @description The one zoom of the tiles of subjects. */
            subject_zoom: number;
            /** @description Template of the tiles of subjects. */
            subjects: string;
            /** @description Template of the base map's vector tiles. */
            tiles: string;
            version: string;
        };
        /** @description Somebody in a team; null: they do not show their game. */
        MemberView: {
            is_me: boolean;
            pseudonym: string | null;
            role: components["schemas"]["TeamRole"];
        };
        /** @description The report that stays. */
        MergeBody: {
            /** @description Number of the original. */
            original: string;
        };
        /**
         * @description Whether a person looks at each report before the department does.
         * @enum {string}
         */
        Moderation: "automatic" | "human";
        /** @description Something that waits, with why. */
        ModerationItem: {
            address: string;
            /** @default null */
            answer?: components["schemas"]["AnswerToReview"] | null;
            category: components["schemas"]["CategoryRef"];
            /** @description Of the promise that comes due next; once it is answered, that of the answer. */
            clock: components["schemas"]["ClockState"];
            department: components["schemas"]["DepartmentRef"];
            description: string;
            due_at: string | null;
            /** @description First words of the description. */
            excerpt: string;
            findings: components["schemas"]["FindingView"][];
            /** Format: uuid */
            id: string;
            is_overdue: boolean;
            is_private: boolean;
            location: components["schemas"]["LonLat"];
            n_supporters: number;
            number: string;
            /** @description `category`: somebody always looks; `personal_data`, `abusive_words`, `many_today`. */
            reasons: string[];
            /** Format: date-time */
            received_at: string;
            /** @default null */
            reply?: components["schemas"]["WithheldReply"] | null;
            status: components["schemas"]["Status"];
            thumbnail: string | null;
            version: number;
        };
        /** @description One page of what waits, oldest due first, with the counts of all. */
        ModerationPage: {
            /** Format: date-time */
            as_of: string;
            items: components["schemas"]["ModerationItem"][];
            n_answers: number;
            /** @description Of reports and answers. */
            n_overdue: number;
            n_replies: number;
            n_reports: number;
            next_cursor: string | null;
        };
        /** @description The days of a month. */
        MonthView: {
            code: string;
            days: components["schemas"]["DayView"][];
        };
        /**
         * @description Why a due was moved, or was not although something was decided that might have moved it.
         * @enum {string}
         */
        MoveKind: "extended" | "raised" | "lowered" | "terms_changed" | "duplicate_joined";
        /**
         * @description By which rule a due came to where it is.
         * @enum {string}
         */
        MoveRule: "target" | "floor" | "stays" | "triage" | "group" | "extension";
        /** @description A due moved for good, or a decision that left it where it was. */
        MoveView: {
            /** @default null */
            allowance?: {
                [key: string]: number;
            } | null;
            /** Format: date-time */
            at: string;
            /** @default null */
            calendar?: components["schemas"]["VersionView"] | null;
            /** Format: date-time */
            due_at: string;
            /** Format: date-time */
            from_due_at: string;
            kind: components["schemas"]["MoveKind"];
            /** @default null */
            priority?: components["schemas"]["Priority"] | null;
            /** @default null */
            promise?: components["schemas"]["VersionView"] | null;
            rule: components["schemas"]["MoveRule"];
        };
        /** @description Reports that another department would have answered for. */
        MovedView: {
            after: components["schemas"]["NamedThing"];
            before: components["schemas"]["NamedThing"];
            category: components["schemas"]["NamedThing"];
            examples: string[];
            n_reports: number;
            rule_after: components["schemas"]["RuleView"] | null;
            rule_before: components["schemas"]["RuleView"] | null;
        };
        /** @description Polygons of GeoJSON; lon, lat in WGS 84. */
        MultiPolygonBody: {
            coordinates: number[][][][];
            /** @constant */
            type: "MultiPolygon";
        };
        /** @description Polygons of GeoJSON; lon, lat in WGS 84. */
        MultiPolygonView: {
            coordinates: number[][][][];
            /**
             * @default MultiPolygon
             * @constant
             */
            type?: "MultiPolygon";
        };
        /** @description All cases about oneself, newest first. */
        MyCases: {
            cases: components["schemas"]["CaseView"][];
        };
        /** @description One's own mapping points, newest first. */
        MyPoints: {
            points: components["schemas"]["PointView"][];
        };
        /** @description The team that somebody is in, if any. */
        MyTeam: {
            team: components["schemas"]["TeamView"] | null;
        };
        /** @description A day on which the office is shut, with the reason by language. */
        NamedDate: {
            name?: {
                [key: string]: string;
            };
            /** Format: date */
            on: string;
        };
        /** @description A code with its name in the reader's language. */
        NamedThing: {
            code: string;
            name: string;
        };
        /** @description An open report close by, of any category. */
        NearItem: {
            address: string;
            category: components["schemas"]["CategoryRef"];
            /** @description Of the promise that comes due next; once it is answered, that of the answer. */
            clock: components["schemas"]["ClockState"];
            department: components["schemas"]["DepartmentRef"];
            distance_m: number;
            due_at: string | null;
            /** @description First words of the description. */
            excerpt: string;
            /** Format: uuid */
            id: string;
            is_overdue: boolean;
            is_private: boolean;
            location: components["schemas"]["LonLat"];
            n_supporters: number;
            number: string;
            /** Format: date-time */
            received_at: string;
            status: components["schemas"]["Status"];
            thumbnail: string | null;
        };
        /** @description An open report close by. */
        NearbyItem: {
            address: string;
            category: components["schemas"]["CategoryRef"];
            /** @description Of the promise that comes due next; once it is answered, that of the answer. */
            clock: components["schemas"]["ClockState"];
            department: components["schemas"]["DepartmentRef"];
            distance_m: number;
            due_at: string | null;
            /** @description First words of the description. */
            excerpt: string;
            /** Format: uuid */
            id: string;
            is_overdue: boolean;
            location: components["schemas"]["LonLat"];
            n_supporters: number;
            number: string;
            /** Format: date-time */
            received_at: string;
            status: components["schemas"]["Status"];
            thumbnail: string | null;
        };
        /** @description Open reports of the category close by, nearest first. */
        NearbyList: {
            items: components["schemas"]["NearbyItem"][];
        };
        /** @description The address nearest to a location. */
        NearestView: {
            building_id: string | null;
            distance_m: number;
            /** Format: uuid */
            id: string;
            lat: number;
            lon: number;
            number: string;
            postcode: string;
            /** @description As the sign has it. */
            street: string;
            /** @description Street and number in the language of the answer. */
            text: string;
        };
        /** @description A campaign as a department drafts it. */
        NewCampaign: {
            area: components["schemas"]["PolygonBody"] | components["schemas"]["MultiPolygonBody"];
            /** @description Code of the department. */
            department: string;
            /** Format: date-time */
            ends_at: string;
            /** @default null */
            goal_n_verified?: number | null;
            /**
             * @description Of the cells that somebody looked at.
             * @default null
             */
            goal_share?: number | null;
            /** @default true */
            has_boards?: boolean;
            /** @default true */
            has_teams?: boolean;
            /** @default false */
            is_adults_only?: boolean;
            kinds: components["schemas"]["KindBody"][];
            /**
             * @description At most; others wait.
             * @default 10
             */
            reports_per_day?: number;
            /** Format: date-time */
            starts_at: string;
            /** @description Language -> words. */
            summary?: {
                [key: string]: string;
            };
            /** @description Language -> words. */
            title: {
                [key: string]: string;
            };
        };
        /** @description A note in the department's words. */
        NoteBody: {
            text: string;
        };
        /** @description Why it should count. */
        ObjectionBody: {
            text: string;
        };
        /** @description What the checks saw. */
        ObjectionEvidence: {
            /** @description As the device claimed, metres. */
            accuracy_m: number;
            /** @description From where the device was to the thing, metres. */
            distance_m: number;
            flags: components["schemas"]["Flag"][];
            /** @description From the question to the answer, seconds. */
            took_s: number | null;
        };
        /**
         * @description Which objections.
         * @enum {string}
         */
        ObjectionFilter: "open" | "decided";
        /** @description An objection as moderators see it, with what it is about. */
        ObjectionItem: {
            /**
             * Format: date-time
             * @description When it was mapped or answered.
             */
            at: string;
            counts: boolean | null;
            decided_at: string | null;
            evidence: components["schemas"]["ObjectionEvidence"];
            /** Format: uuid */
            id: string;
            /** @description Nobody decides about themselves. */
            is_mine: boolean;
            /** @description Of the thing, WGS 84 degrees north. */
            lat: number;
            /** @description Of the thing, WGS 84 degrees east. */
            lon: number;
            /** Format: date-time */
            made_at: string;
            person: components["schemas"]["PlayerView"];
            photo: components["schemas"]["PhotoRef"] | null;
            reason: string | null;
            subject: components["schemas"]["EntrySubject"];
            text: string;
        };
        /** @description Objections in a moderator's cities: the open ones oldest first, the others newest first. */
        ObjectionPage: {
            items: components["schemas"]["ObjectionItem"][];
            /** @description Objections that nobody has decided, in all. */
            n_open: number;
            next_cursor: string | null;
        };
        /** @description What a moderator decides, with words to the person. */
        ObjectionVerdict: {
            reason: string;
            /**
             * @description stands: the check was right.
             * @enum {string}
             */
            verdict: "counts" | "stands";
        };
        /** @description My words against a check, and what a moderator answered. */
        ObjectionView: {
            /** @description What was decided; null: nobody has looked yet. */
            counts: boolean | null;
            decided_at: string | null;
            /** @description What spoke against it when I objected. */
            flags: components["schemas"]["Flag"][];
            /** Format: date-time */
            made_at: string;
            /** @description The moderator's words. */
            reason: string | null;
            text: string;
        };
        /** @description One question for one person. */
        OfferView: {
            campaign: components["schemas"]["CampaignRef"] | null;
            distance_m: number;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["KindRef"] | null;
            lat: number;
            lon: number;
            /** @description What it looked like, where that may be shown. */
            photo: components["schemas"]["PhotoRef"] | null;
            purpose: components["schemas"]["Purpose"];
            report: components["schemas"]["AskedReport"] | null;
        };
        /** @description Questions near a place, nearest first. */
        Offers: {
            offers: components["schemas"]["OfferView"][];
        };
        /** @description One of the answers that a question of choice takes. */
        OptionView: {
            code: string;
            name: {
                [key: string]: string;
            };
        };
        /** @description Words that go with a change of status. */
        OptionalNote: {
            /** @default null */
            text?: string | null;
        };
        /**
         * @description In which order a queue comes.
         * @enum {string}
         */
        Order: "urgency" | "due" | "received" | "priority";
        /** @description Who manages a building. */
        OrganisationRef: {
            code: string;
            email: string | null;
            name: string;
            /** @description In the notation of OpenStreetMap. */
            opening_hours: string | null;
            phone: string | null;
        };
        /**
         * @description What a response comes to.
         * @enum {string}
         */
        Outcome: "fixed" | "scheduled" | "nothing_to_fix" | "not_ours" | "declined" | "duplicate";
        /** @description How the departments that one oversees stand. */
        Overview: {
            /** Format: date-time */
            at: string;
            coming: components["schemas"]["Coming"][];
            departments: components["schemas"]["DepartmentFigures"][];
            held: components["schemas"]["Held"][];
            /** @description That nobody looks after. */
            n_escalations: number;
            n_open: number;
            n_overdue: number;
            n_unassigned: number;
            /** @description For their reporters to reply. */
            n_waiting: number;
            overdue: components["schemas"]["Age"][];
        };
        /** @description A new password; whoever has one says the old one too. */
        PasswordChange: {
            new: string;
            /** @default null */
            old?: string | null;
        };
        /** @description Why the promise stands still, and how long. */
        PauseBody: {
            reason: components["schemas"]["DeclaredPause"];
            /** @description Everybody reads it. */
            text: string;
            /**
             * Format: date
             * @description The last day; it ends before that where the time is used up.
             */
            until: string;
        };
        /**
         * @description For what a clock may be paused.
         * @enum {string}
         */
        PauseReason: "waiting_reporter" | "weather_or_season" | "force_majeure";
        /** @description A time in which the clock stands still. */
        PauseView: {
            reason: components["schemas"]["PauseReason"];
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            until: string;
        };
        /** @description What is paid, in points, and what it is multiplied by. */
        PayRules: {
            /** @description Paid when neighbours agree; the rest later. */
            advance_share: number;
            answers_a_day: components["schemas"]["Step"][];
            coverage_doubles_after_days: number;
            first_in_cell: number;
            first_in_cell_after_days: number;
            full_pay_from_informativeness: number;
            mapped: number;
            /** @description The n-th answer on one mapper's points in 30 days. */
            pair: number[];
            points_a_day: components["schemas"]["Step"][];
            said_no: number;
            said_yes: number;
            settled_after_days: number;
        };
        /** @description The people of a department, then the moderators of its city; each in order of name. */
        People: {
            people: components["schemas"]["StaffView"][];
        };
        /** @description What people change about themselves. */
        PersonChange: {
            /**
             * @description Of staff: whether a mail each working morning says what waits.
             * @default null
             */
            gets_digest?: boolean | null;
            /** @default null */
            language?: string | null;
            /** @default null */
            name?: string | null;
        };
        /** @description Grades of one person's answers; for the manager of the department only. */
        PersonGrades: {
            mean: number;
            n: number;
            person: components["schemas"]["PersonRef"];
        };
        /** @description What one of the team has on the desk. */
        PersonLoad: {
            /** @description From coming to the department until the answer, in hours by the wall clock. */
            median_h: number | null;
            /** @description In the time asked for. */
            n_answered: number;
            n_due_soon: number;
            n_open: number;
            n_overdue: number;
            /** @description Null: what is assigned to nobody. */
            person: components["schemas"]["PersonRef"] | null;
        };
        /** @description Somebody of the staff. */
        PersonRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description The person signed in. */
        PersonView: {
            email: string;
            gets_digest: boolean;
            grants: components["schemas"]["GrantView"][];
            has_password: boolean;
            /** Format: uuid */
            id: string;
            language: string;
            name: string;
        };
        /**
         * @description Whether a photo belongs to the report (or to its response).
         * @enum {string}
         */
        PhotoDuty: "none" | "optional" | "required";
        /** @description One photo as multipart/form-data. */
        PhotoForm: {
            /**
             * Format: binary
             * @description JPEG, PNG, WebP or HEIC; its name is not looked at
             */
            photo: string;
        };
        /**
         * @description What a photo belongs to.
         * @enum {string}
         */
        PhotoPurpose: "report" | "response" | "reply" | "visit" | "work";
        /** @description A photo; sizes are `small`, `medium`, `large`. */
        PhotoRef: {
            height: number;
            /** Format: uuid */
            id: string;
            /** @description Put a size in the place of {size}. */
            url: string;
            width: number;
        };
        /** @description How much of an upload is here. */
        PhotoUploadView: {
            /** Format: uuid */
            id: string;
            /** @description Bytes of the whole photo. */
            length: number;
            /** @description The next bytes begin here. */
            offset: number;
            /** @description What has become of it, once all is here. */
            photo: components["schemas"]["PhotoUploaded"] | null;
        };
        /**
         * @description The photo that is kept, and, this once, what the camera wrote into the file.
         *
         *     The server keeps neither; the person decides whether to use them for the report.
         */
        PhotoUploaded: {
            /** @description ISO 8601, by the camera's clock; without an offset where it told none */
            captured_at: string | null;
            height: number;
            /** Format: uuid */
            id: string;
            location: components["schemas"]["CaptureLocationView"] | null;
            sizes: {
                [key: string]: components["schemas"]["RenditionView"];
            };
            width: number;
        };
        /** @description A place on a board; who did as much shares it. */
        PlaceView: {
            is_me: boolean;
            place: number;
            points: number;
            pseudonym: string;
        };
        /** @description Somebody by pseudonym, with what they did. */
        PlayerView: {
            /** Format: uuid */
            id: string;
            n_answers: number;
            n_judged: number;
            n_points: number;
            n_right: number;
            pending: number;
            points: number;
            pseudonym: string | null;
        };
        /** @description What became of the point. */
        PointDecision: {
            /** Format: uuid */
            id: string;
            /** @description Number of the report that was made of it. */
            report: string | null;
            state: components["schemas"]["PointState"];
        };
        /** @description A thing that somebody found; sending it again with the same id is safe. */
        PointDraft: {
            /** @description Radius in metres. */
            accuracy_m: number;
            /** @description Question code -> code of the choice. */
            answers?: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description When, as the device says.
             */
            captured_at: string;
            /** @description Random secret (>= 128 bits) of the device; who shares one confirm no points of each other. */
            device_key: string;
            /** @description Points and reports near it that are something else. */
            distinct_from?: string[];
            /**
             * Format: uuid
             * @description UUIDv7 made by the client; the point's own for ever.
             */
            id: string;
            /** Format: uuid */
            kind_id: string;
            /** @default en */
            language?: string;
            /** @description WGS 84, degrees. */
            lat: number;
            /** @description WGS 84, degrees. */
            lon: number;
            /**
             * @description From POST /api/v1/photos.
             * @default null
             */
            photo_id?: string | null;
            /** @default null */
            photo_lat?: number | null;
            /** @default null */
            photo_lon?: number | null;
            /**
             * @description What the photo says of itself, as read before a small copy forgets it or as its upload was answered. It is only compared, speaks for nobody, and is not kept.
             * @default null
             */
            photo_taken_at?: string | null;
            /** @description The version that was answered. */
            questions_version: number;
            /** @description WGS 84, degrees. */
            stood_lat: number;
            /** @description WGS 84, degrees. */
            stood_lon: number;
        };
        /** @description A mapping point behind a report. */
        PointEvidence: {
            campaign: components["schemas"]["CampaignRef"];
            /** Format: date-time */
            captured_at: string;
            /** Format: uuid */
            id: string;
            n_no: number;
            n_yes: number;
            /** @description Also one that is for staff alone. */
            photo: components["schemas"]["PhotoRef"] | null;
            /** @description How likely it was there by what residents said. */
            probability: number;
            state: string;
            verified_at: string | null;
        };
        /** @description A report, or a cluster of reports. */
        PointFacts: {
            /** @default null */
            category?: string | null;
            /** @default null */
            clock?: components["schemas"]["ClockState"] | null;
            /** @default null */
            id?: string | null;
            /**
             * @description More than one: a cluster, which has no `id`.
             * @default 1
             */
            n?: number;
            /** @default 0 */
            n_due_soon?: number;
            /** @default 0 */
            n_overdue?: number;
            /** @default null */
            number?: string | null;
            /** @default null */
            priority?: string | null;
            /** @default null */
            status?: string | null;
        };
        /** @description A feature of GeoJSON. */
        PointFeature: {
            geometry: components["schemas"]["PointGeometry"];
            properties: components["schemas"]["PointFacts"];
            /**
             * @default Feature
             * @constant
             */
            type?: "Feature";
        };
        /** @description A point of GeoJSON. */
        PointGeometry: {
            /** @description Longitude, latitude; WGS 84, degrees. */
            coordinates: [
                number,
                number
            ];
            /**
             * @default Point
             * @constant
             */
            type?: "Point";
        };
        /**
         * @description Whether a point of a kind wants a photo.
         * @enum {string}
         */
        PointPhoto: "none" | "optional" | "required";
        /** @description The report that was made of a point. */
        PointReport: {
            /** @description When it was given; null with no outcome. */
            answered_at: string | null;
            /** @description When the department has to have answered. */
            due_at: string | null;
            /** Format: uuid */
            id: string;
            number: string;
            /** @description What the answer that stands comes to. */
            outcome: components["schemas"]["Outcome"] | null;
            status: string;
        };
        /**
         * @description Where a mapping point stands.
         * @enum {string}
         */
        PointState: "provisional" | "verified" | "promoted" | "confirmed" | "not_found" | "disputed" | "rejected" | "merged" | "triage" | "stale" | "withdrawn";
        /** @description A moderator's word on a point. */
        PointVerdict: {
            /** @description Why; kept with the point. */
            note: string;
            /** @enum {string} */
            verdict: "verified" | "rejected";
        };
        /** @description A mapping point as everybody may see it; what others said of it stays hidden while open. */
        PointView: {
            campaign: components["schemas"]["CampaignRef"];
            /**
             * Format: date-time
             * @description To the minute; to the day for others.
             */
            captured_at: string;
            /** @description Of one's own: why it earns nothing. */
            flags: string[];
            /** Format: uuid */
            id: string;
            is_mine: boolean;
            kind: components["schemas"]["KindRef"];
            lat: number;
            lon: number;
            photo: components["schemas"]["PhotoRef"] | null;
            report: components["schemas"]["PointReport"] | null;
            state: components["schemas"]["PointState"];
        };
        /** @description A polygon of GeoJSON; lon, lat in WGS 84. */
        PolygonBody: {
            coordinates: number[][][];
            /** @constant */
            type: "Polygon";
        };
        /** @description What a campaign with this area would find there. */
        Preview: {
            /** @description Open reports, most first. */
            by_category: components["schemas"]["CategoryCount"][];
            cells: components["schemas"]["CellShapes"];
            faults: components["schemas"]["PreviewFault"][];
            km2: number;
            n_cells: number;
            reports: components["schemas"]["ReportsHere"];
        };
        /** @description An area as it is drawn, and what would be reported of it. */
        PreviewBody: {
            area: components["schemas"]["PolygonBody"] | components["schemas"]["MultiPolygonBody"];
            categories?: string[];
            /** @description Code of the department. */
            department: string;
        };
        /** @description What is wrong with the area. */
        PreviewFault: {
            about: string;
            reason: string;
        };
        /**
         * @description How pressing a report is; promises may be shorter for the higher two.
         * @enum {string}
         */
        Priority: "normal" | "high" | "urgent";
        /** @description RFC 9457 problem details. Clients switch on `type`, people read `detail`. */
        Problem: {
            /** @description A sentence about this very request. */
            detail?: string;
            /** @description Every fault of the request, where it has faults. */
            errors?: {
                detail?: string;
                in?: string;
                /** @description JSON Pointer (RFC 6901). */
                pointer?: string;
                /** @description Code; clients switch on it. */
                reason?: string;
            }[];
            status: number;
            /** @description In the language of the answer. */
            title: string;
            /**
             * Format: uri-reference
             * @description Path of the page that explains it, or about:blank.
             */
            type: string;
        };
        /** @description How far a campaign has come. */
        Progress: {
            /** @description Hexagons of its area. */
            n_cells: number;
            /** @description Of them, those where somebody found or answered. */
            n_cells_observed: number;
            n_people: number;
            n_points: number;
            n_reports: number;
            /** @description Proved true, reported or not. */
            n_verified: number;
        };
        /** @description A feature collection of GeoJSON (RFC 7946): every cell of the area. */
        ProgressMap: {
            features: components["schemas"]["CellFeature"][];
            /**
             * @default FeatureCollection
             * @constant
             */
            type?: "FeatureCollection";
        };
        /** @description A promise as it shall be, for whom, and why. */
        PromiseApply: {
            /**
             * @description Also for reports under way, where it makes a due earlier; never later.
             * @default false
             */
            apply_to_running?: boolean;
            code: string;
            priorities?: {
                [key: string]: {
                    [key: string]: {
                        [key: string]: number;
                    };
                };
            };
            /** @description Everybody reads it on the reports it touches. */
            reason: string;
            steps?: {
                [key: string]: number[];
            };
            targets: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            /**
             * @description First day, in the city's zone, on whose reports it holds; null: today.
             * @default null
             */
            valid_from?: string | null;
            /** @description The newest that was read; refused if there is a newer one. 0: none. */
            version: number;
        };
        /** @description A promise as it shall be. */
        PromiseChange: {
            code: string;
            priorities?: {
                [key: string]: {
                    [key: string]: {
                        [key: string]: number;
                    };
                };
            };
            steps?: {
                [key: string]: number[];
            };
            targets: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            /**
             * @description First day, in the city's zone, on whose reports it holds; null: today.
             * @default null
             */
            valid_from?: string | null;
        };
        /** @description All promises of a city. */
        PromiseList: {
            jurisdiction: string;
            promises: components["schemas"]["PromiseView"][];
        };
        /** @description One version of a promise. */
        PromiseVersionView: {
            holds_now: boolean;
            priorities: {
                [key: string]: {
                    [key: string]: {
                        [key: string]: number;
                    };
                };
            };
            steps: {
                [key: string]: number[];
            };
            targets: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            /** Format: date */
            valid_from: string;
            version: number;
        };
        /** @description A promise with its versions, the one that begins last first. */
        PromiseView: {
            categories: string[];
            code: string;
            n_running: number;
            versions: components["schemas"]["PromiseVersionView"][];
        };
        /**
         * @description Why a quest is asked.
         * @enum {string}
         */
        Purpose: "verify" | "still_there" | "is_it_fixed" | "gold";
        /** @description What somebody says on the spot; sending it again is safe. */
        QuestAnswer: {
            /** @description Radius in metres. */
            accuracy_m: number;
            answer: components["schemas"]["Answer"];
            /**
             * Format: date-time
             * @description When, as the device says.
             */
            captured_at: string;
            /** @description Random secret (>= 128 bits) of the device; who shares one confirm no points of each other. */
            device_key: string;
            /**
             * @description From POST /api/v1/photos.
             * @default null
             */
            photo_id?: string | null;
            /** @default null */
            photo_lat?: number | null;
            /** @default null */
            photo_lon?: number | null;
            /**
             * @description What the photo says of itself, as read before a small copy forgets it or as its upload was answered. It is only compared, speaks for nobody, and is not kept.
             * @default null
             */
            photo_taken_at?: string | null;
            /** @description WGS 84, degrees. */
            stood_lat: number;
            /** @description WGS 84, degrees. */
            stood_lon: number;
            /**
             * @description Seconds from being shown to being answered.
             * @default null
             */
            took_s?: number | null;
        };
        /** @description What the department needs to know; the promise of an answer stands still meanwhile. */
        QuestionBody: {
            /**
             * @description Whether a photo would help.
             * @default false
             */
            photo?: boolean;
            text: string;
            /**
             * @description Last day to answer on; else as long as the promise may stand still.
             * @default null
             */
            until?: string | null;
        };
        /**
         * @description What an answer may be.
         * @enum {string}
         */
        QuestionKind: "text" | "number" | "yes_no" | "choice" | "choices" | "date" | "time";
        /** @description An extra field of a category. */
        QuestionView: {
            code: string;
            is_required: boolean;
            kind: components["schemas"]["QuestionKind"];
            label: {
                [key: string]: string;
            };
            options: components["schemas"]["OptionView"][];
        };
        /**
         * @description One page of a queue with the counts of the whole.
         *
         *     Ask again with the `ETag` of the answer in `If-None-Match`: 304 says that nothing changed that
         *     this page shows. `poll_after_s` says how soon to ask again at the earliest.
         */
        Queue: {
            /** Format: date-time */
            as_of: string;
            counts: components["schemas"]["QueueCounts"];
            items: components["schemas"]["QueueItem"][];
            n_by_status: {
                [key: string]: number;
            };
            n_overdue: number;
            next_cursor: string | null;
            poll_after_s: number;
        };
        /** @description How many reports the whole filter leaves. */
        QueueCounts: {
            n: number;
            n_by_clock: {
                [key: string]: number;
            };
            n_by_status: {
                [key: string]: number;
            };
            n_mine: number;
            n_unassigned: number;
        };
        /** @description What a clerk should see of a report at a glance. */
        QueueFlags: {
            escalated: boolean;
            has_photo: boolean;
            is_private: boolean;
            paused: boolean;
            replied: boolean;
            second_attempt: boolean;
            work_reported: boolean;
        };
        /** @description A report in a department's queue. */
        QueueItem: {
            address: string;
            assignee: components["schemas"]["AssigneeRef"] | null;
            category: components["schemas"]["CategoryRef"];
            /** @description Of the promise that comes due next; once it is answered, that of the answer. */
            clock: components["schemas"]["ClockState"];
            cycle: number;
            department: components["schemas"]["DepartmentRef"];
            due_at: string | null;
            /** @description First words of the description. */
            excerpt: string;
            flags: components["schemas"]["QueueFlags"];
            /** Format: uuid */
            id: string;
            is_overdue: boolean;
            location: components["schemas"]["LonLat"];
            moderation_reasons: string[];
            n_supporters: number;
            number: string;
            priority: components["schemas"]["Priority"];
            /** Format: date-time */
            received_at: string;
            status: components["schemas"]["Status"];
            thumbnail: string | null;
            /** @description Seconds of the department's working time until the due, at `as_of`; negative: since it. None: nothing is due. */
            time_left_s: number | null;
            timers: components["schemas"]["QueueTimer"][];
            /** @description What `If-Match` of a decision about it is compared with. */
            version: number;
        };
        /** @description A feature collection of GeoJSON (RFC 7946). */
        QueueMap: {
            features: components["schemas"]["PointFeature"][];
            is_clustered: boolean;
            /** @description Reports in the box, in all. */
            n: number;
            /**
             * @default FeatureCollection
             * @constant
             */
            type?: "FeatureCollection";
        };
        /** @description A target that runs; how its due came about, the sheet of the report says. */
        QueueTimer: {
            cycle: number;
            /** Format: date-time */
            due_at: string;
            /** Format: date-time */
            original_due_at: string;
            paused_until: string | null;
            state: components["schemas"]["ClockState"];
            target: components["schemas"]["Target"];
        };
        /** @description A team among those of its size. */
        RankedTeam: {
            is_mine: boolean;
            kind: components["schemas"]["TeamKind"];
            name: string;
            score: number;
        };
        /** @description The reporter's verdict: 1 and 2 with a comment reopen, 3 to 5 close. */
        RatingBody: {
            /** @default  */
            comment?: string;
            grade: number;
        };
        /** @description A grade with its comment. */
        RatingItem: {
            category: components["schemas"]["CategoryRef"];
            comment: string;
            grade: number;
            is_reopened: boolean;
            number: string;
            outcome: components["schemas"]["Outcome"];
            /** Format: date-time */
            rated_at: string;
        };
        /** @description How the reporter graded the response. */
        RatingView: {
            /** @description For the reporter and staff only. */
            comment: string | null;
            grade: number;
        };
        /** @description What residents make of the answers. */
        Ratings: {
            by_category: components["schemas"]["CategoryGrades"][];
            by_grade: {
                [key: string]: number;
            };
            by_person: components["schemas"]["PersonGrades"][];
            items: components["schemas"]["RatingItem"][];
            mean: number | null;
            n: number;
            n_answered: number;
            n_reopened: number;
            next_cursor: string | null;
        };
        /**
         * @description Why an amount stands in the ledger.
         * @enum {string}
         */
        Reason: "map.advance" | "map.confirm" | "obs.yes" | "obs.no" | "cell.first" | "release" | "reverse.not_found" | "reverse.fraud" | "restore.dispute" | "restore.appeal" | "rule.recalc" | "account.erase";
        /** @description Why; the reporter reads it. */
        ReasonBody: {
            reason: string;
        };
        /** @description A report as it might come in: when its answer would be due now, and by the change. */
        ReceiptView: {
            /** Format: date-time */
            due_after: string;
            /** Format: date-time */
            due_before: string;
            /** Format: date-time */
            received_at: string;
        };
        /** @description An area, in shares of the photo's width and height. */
        RectangleBody: {
            height: number;
            width: number;
            x: number;
            y: number;
        };
        /** @description What nobody may see; measured from the upper left corner, 0 to 1. */
        RedactionBody: {
            /**
             * @description Of the photo that was looked at; refused if it is another by now.
             * @default null
             */
            digest?: string | null;
            rectangles?: components["schemas"]["RectangleBody"][];
            strokes?: components["schemas"]["StrokeBody"][];
        };
        /** @description What somebody has proved to know, and the last answers that it comes from. */
        ReliabilityView: {
            families: components["schemas"]["FamilyView"][];
            judged: components["schemas"]["JudgedView"][];
        };
        /** @description One size of a photo: a JPEG. */
        RenditionView: {
            height: number;
            url: string;
            width: number;
        };
        /** @description What the reporter says to the department's question: words, photos or both. */
        ReplyBody: {
            /** @description From POST /api/v1/photos. */
            photo_ids?: string[];
            text: string;
        };
        /** @description A moderator's decision about withheld words. */
        ReplyReviewBody: {
            /**
             * @description Why; for staff.
             * @default null
             */
            note?: string | null;
            /** @description Everybody may read it; false: it stays withheld. */
            release: boolean;
            /** @description `seq` of the reply in the history. */
            reply: number;
        };
        /**
         * @description How a report came.
         * @enum {string}
         */
        ReportChannel: "direct" | "campaign";
        /** @description A report as the resident's device sends it; sending it again with the same id is safe. */
        ReportDraft: {
            /**
             * @description Radius in metres.
             * @default null
             */
            accuracy_m?: number | null;
            /**
             * @description Else the nearest known one.
             * @default null
             */
            address?: string | null;
            /** @description Question code -> answer. */
            answers?: {
                [key: string]: unknown;
            };
            /**
             * @description When it was taken down offline.
             * @default null
             */
            captured_at?: string | null;
            /** @description Code of the category. */
            category: string;
            /**
             * @description What is wrong; may be empty where a photo says it.
             * @default
             */
            description?: string;
            /**
             * @description Where the news go; not with an account.
             * @default null
             */
            email?: string | null;
            /**
             * Format: uuid
             * @description UUIDv7 made by the client; the report's own for ever.
             */
            id: string;
            /** @default null */
            language?: string | null;
            /** @description WGS 84, degrees. */
            lat: number;
            /** @description WGS 84, degrees. */
            lon: number;
            /** @default null */
            name?: string | null;
            /** @description From POST /api/v1/photos. */
            photo_ids?: string[];
            /**
             * @description Random secret (>= 128 bits) of the device; opens the report without account.
             * @default null
             */
            report_key?: string | null;
            /**
             * @description Building, facility or asset.
             * @default null
             */
            subject_id?: string | null;
        };
        /**
         * @description What the reporter changes; whatever is left out stays.
         *
         *     With another category the answers begin anew, with another location or subject the address.
         */
        ReportEdit: {
            /**
             * @description Radius in metres.
             * @default null
             */
            accuracy_m?: number | null;
            /**
             * @description null: the nearest known one.
             * @default null
             */
            address?: string | null;
            /**
             * @description All of them: code -> answer.
             * @default null
             */
            answers?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description Code of the category.
             * @default null
             */
            category?: string | null;
            /** @default null */
            description?: string | null;
            /**
             * @description WGS 84, degrees.
             * @default null
             */
            lat?: number | null;
            /**
             * @description WGS 84, degrees.
             * @default null
             */
            lon?: number | null;
            /**
             * @description All of them, in their order.
             * @default null
             */
            photo_ids?: string[] | null;
            /**
             * @description Building, facility or asset.
             * @default null
             */
            subject_id?: string | null;
        };
        /** @description A report that stands in the area already. */
        ReportFacts: {
            category: string;
            number: string;
        };
        /** @description A feature of GeoJSON. */
        ReportFeature: {
            geometry: components["schemas"]["ReportPoint"];
            properties: components["schemas"]["ReportFacts"];
            /**
             * @default Feature
             * @constant
             */
            type?: "Feature";
        };
        /** @description A report in a list. */
        ReportItem: {
            address: string;
            category: components["schemas"]["CategoryRef"];
            /** @description Of the promise that comes due next; once it is answered, that of the answer. */
            clock: components["schemas"]["ClockState"];
            department: components["schemas"]["DepartmentRef"];
            due_at: string | null;
            /** @description First words of the description. */
            excerpt: string;
            /** Format: uuid */
            id: string;
            is_overdue: boolean;
            location: components["schemas"]["LonLat"];
            n_supporters: number;
            number: string;
            /** Format: date-time */
            received_at: string;
            status: components["schemas"]["Status"];
            thumbnail: string | null;
        };
        /** @description One page of a list; ask for the next with its cursor. */
        ReportList: {
            items: components["schemas"]["ReportItem"][];
            next_cursor: string | null;
        };
        /** @description A point of GeoJSON; lon, lat in WGS 84. */
        ReportPoint: {
            coordinates: number[];
            /**
             * @default Point
             * @constant
             */
            type?: "Point";
        };
        /** @description A report as the caller may see it. */
        ReportView: {
            accuracy_m: number | null;
            /** @description What the caller may do with it now. */
            actions: string[];
            address: string;
            answers: {
                [key: string]: unknown;
            } | null;
            /** @description For the reporter and staff only. */
            captured_at: string | null;
            category: components["schemas"]["CategoryRef"];
            /** @description Whether it came from the mapping game. */
            channel: components["schemas"]["ReportChannel"];
            /** @default null */
            contact?: components["schemas"]["ContactView"] | null;
            cycle: number;
            department: components["schemas"]["DepartmentRef"];
            /** @description None while a moderator has not looked yet. */
            description: string | null;
            /** @default null */
            desk?: components["schemas"]["DeskView"] | null;
            /** @description Number of the original. */
            duplicate_of: string | null;
            /** @description For the reporter, while it may be edited. */
            editable_until: string | null;
            /** Format: uuid */
            id: string;
            /** @description By the account. */
            is_followed: boolean;
            /** @description By the account, or the key in Civic-Supporter-Key. */
            is_supported: boolean;
            location: components["schemas"]["LonLat"];
            n_followers: number;
            /** @description Who say "me too", those of its duplicates included. */
            n_supporters: number;
            number: string;
            outcome: components["schemas"]["Outcome"] | null;
            photos: components["schemas"]["PhotoRef"][];
            promises: components["schemas"]["TimerView"][];
            /** @description What the reporter has not answered yet. */
            question: components["schemas"]["AskedView"] | null;
            /**
             * Format: date-time
             * @description To the minute.
             */
            received_at: string;
            responses: components["schemas"]["ResponseView"][];
            status: components["schemas"]["Status"];
            subject: components["schemas"]["SubjectRef"];
            /**
             * Format: date-time
             * @description To the minute.
             */
            updated_at: string;
            /** @description For `If-Match`: grows with everything that is done with it. */
            version: number;
            visibility: string;
        };
        /** @description What else the same reporter sent, as far as this desk may see it. */
        ReporterHistory: {
            /** @description With an account; else known by the address only. */
            is_registered: boolean;
            n_open: number;
            n_rejected: number;
            /** @description This one left out. */
            n_reports: number;
            /** @description Answered as fixed or scheduled. */
            n_upheld: number;
            recent: components["schemas"]["ReportItem"][];
        };
        /** @description Open public reports in an area as GeoJSON (RFC 7946); at most 1,000 of them. */
        ReportsHere: {
            features: components["schemas"]["ReportFeature"][];
            /**
             * @default FeatureCollection
             * @constant
             */
            type?: "FeatureCollection";
        };
        /** @description What a moderator decides, with words to the person. */
        ResolveBody: {
            reason: string;
            /** @enum {string} */
            verdict: "cleared" | "fraud";
        };
        /** @description The department's official answer: what was done. */
        ResponseBody: {
            outcome: components["schemas"]["Outcome"];
            photo_ids?: string[];
            /**
             * @description For the outcome `declined`.
             * @default null
             */
            reason?: string | null;
            /**
             * @description For the outcome `scheduled`.
             * @default null
             */
            scheduled_on?: string | null;
            /**
             * @description A template of the department, for whoever writes no `text`.
             * @default null
             */
            template?: string | null;
            /**
             * @description {number}, {address}, {category}, {department} and {due} are filled in.
             * @default null
             */
            text?: string | null;
            /**
             * @description For the outcome `not_ours`.
             * @default null
             */
            who?: string | null;
        };
        /** @description The mail as the reporter will read it. */
        ResponsePreview: {
            html: string;
            /** @description false: the template lacks the reporter's. */
            is_in_own_language: boolean;
            /** @description Of the reporter, and of the mail. */
            language: string;
            /** @description The words of the answer, with their fields filled. */
            response: string;
            subject: string;
            text: string;
            /** @description Of the words of the answer. */
            text_language: string;
        };
        /** @description The department's answer. */
        ResponseView: {
            /** Format: date-time */
            answered_at: string;
            cycle: number;
            department: components["schemas"]["DepartmentRef"];
            outcome: components["schemas"]["Outcome"];
            photos: components["schemas"]["PhotoRef"][];
            rating: components["schemas"]["RatingView"] | null;
            /** @default null */
            reason?: string | null;
            /** @default null */
            scheduled_on?: string | null;
            text: string;
            /** @default null */
            who?: string | null;
        };
        /** @description Why there is nothing to wait for any more. */
        ResumptionBody: {
            /**
             * @description Everybody reads it.
             * @default null
             */
            text?: string | null;
        };
        /** @description A moderator's verdict on a response. */
        ReviewBody: {
            holds: boolean;
            /**
             * @description Why it does not hold.
             * @default null
             */
            reason?: string | null;
        };
        /**
         * @description What somebody is to a city; a resident needs no row for it.
         * @enum {string}
         */
        Role: "resident" | "mapper" | "clerk" | "inspector" | "moderator" | "manager" | "administrator" | "auditor";
        /** @description Where to go, in the order in which to walk. */
        Round: {
            /** @description Of the whole way, as the crow flies. */
            length_m: number;
            /** @description How many more want a visit within reach. */
            n_left: number;
            stops: components["schemas"]["RoundStop"][];
        };
        /** @description A photo of the place, to be taken along. */
        RoundPhoto: {
            height: number;
            /** Format: uuid */
            id: string;
            purpose: components["schemas"]["PhotoPurpose"];
            /** @description Put a size in the place of {size}. */
            url: string;
            width: number;
        };
        /** @description A report that wants a visit, with all that an inspector needs there. */
        RoundStop: {
            accuracy_m: number | null;
            address: string;
            /** @description The last answer, if it did not hold. */
            answer: string | null;
            category: components["schemas"]["CategoryRef"];
            checks: components["schemas"]["Check"][];
            clock: components["schemas"]["ClockState"];
            /** @description What the contractor told last. */
            contractor: string | null;
            description: string;
            /** @description From where the round begins. */
            distance_m: number;
            due_at: string | null;
            /** Format: uuid */
            id: string;
            /** @description Overdue, or due within a day. */
            is_pressing: boolean;
            /** @description From the stop before. */
            leg_m: number;
            location: components["schemas"]["LonLat"];
            number: string;
            /** @description Oldest first. */
            photos: components["schemas"]["RoundPhoto"][];
            /** Format: date-time */
            received_at: string;
            status: components["schemas"]["Status"];
            /** @description For If-Match. */
            version: number;
            /** @description The last visit. */
            visit: components["schemas"]["VisitView"] | null;
            /** @description Whether the outcome `fixed` wants a photo. */
            wants_photo: boolean;
        };
        /** @description One thing that was looked at, in order. */
        RoutingStep: {
            has_won: boolean;
            rule: components["schemas"]["RuleView"] | null;
            why: components["schemas"]["Why"];
        };
        /** @description A rule: which department answers. */
        RuleBody: {
            /** @default null */
            area?: string | null;
            /** @default false */
            by_building_manager?: boolean;
            /** @default null */
            category?: string | null;
            department: string;
            /** @default null */
            group?: string | null;
        };
        /** @description The last changes, newest first. */
        RuleChangeList: {
            changes: components["schemas"]["RuleChangeView"][];
        };
        /** @description A change that an administrator decided, and how far it has come. */
        RuleChangeView: {
            applies_to_running: boolean;
            areas: string[];
            categories: string[];
            code: string;
            has_begun: boolean;
            /** Format: uuid */
            id: string;
            is_done: boolean;
            kind: components["schemas"]["ChangeKind"];
            n_moved: number;
            n_reports: number;
            /** Format: date-time */
            ordered_at: string;
            ordered_by: string;
            reason: string;
            until: string | null;
            /** Format: date */
            valid_from: string;
        };
        /** @description What shall be other than it is; `put` takes the place of a rule about the same. */
        RuleChanges: {
            put?: components["schemas"]["RuleBody"][];
            removed?: components["schemas"]["RuleScope"][];
        };
        /** @description All rules of a city. */
        RuleList: {
            days: number;
            dispatcher: components["schemas"]["NamedThing"];
            jurisdiction: string;
            n_by_dispatcher: number;
            n_reports: number;
            rules: components["schemas"]["FiringRule"][];
        };
        /** @description What a rule is about, and where; nothing of it: everything, everywhere. */
        RuleScope: {
            /** @default null */
            area?: string | null;
            /** @default null */
            category?: string | null;
            /** @default null */
            group?: string | null;
        };
        /** @description A rule in words. */
        RuleView: {
            area: components["schemas"]["NamedThing"] | null;
            by_building_manager: boolean;
            category: components["schemas"]["NamedThing"] | null;
            department: components["schemas"]["NamedThing"];
            group: components["schemas"]["NamedThing"] | null;
        };
        /** @description What a team's score is made of; each part from 0 to 1, null: there was nothing to do. */
        ScoreView: {
            /** @description Right answers of those that were judged. */
            agreement: number | null;
            /** @description Of the own plot, looked at within 30 days. */
            coverage: number | null;
            /** @description Looked at again when it was time. */
            rechecks: number | null;
            /** @description 0 to 100; null: nothing to reckon with yet. */
            score: number | null;
        };
        /** @description When a category is open each year; it may run over the new year. */
        SeasonView: {
            /** @description MM-DD, inclusive. */
            first: string;
            /** @description MM-DD, inclusive. */
            last: string;
        };
        /**
         * @description Who is signed in on this device, and the token that unsafe requests must carry.
         *
         *     Send `csrf_token` as header X-CSRFToken with every POST, PUT, PATCH and DELETE of a session.
         */
        SessionView: {
            csrf_token: string;
            person: components["schemas"]["PersonView"] | null;
        };
        /** @description What a check let count for nothing; people are known by their pseudonyms here, too. */
        SetAside: {
            /**
             * Format: date-time
             * @description When it was mapped or answered.
             */
            at: string;
            evidence: components["schemas"]["ObjectionEvidence"];
            /** Format: uuid */
            id: string;
            /** @description Of the thing, WGS 84 degrees north. */
            lat: number;
            /** @description Of the thing, WGS 84 degrees east. */
            lon: number;
            person: components["schemas"]["PlayerView"];
            subject: components["schemas"]["EntrySubject"];
        };
        /** @description What checks let count for nothing in a moderator's cities in 30 days, newest first. */
        SetAsidePage: {
            items: components["schemas"]["SetAside"][];
            next_cursor: string | null;
        };
        /** @description A report with all that is needed to decide about it. */
        Sheet: {
            /** Format: date-time */
            as_of: string;
            assets: components["schemas"]["AssetRef"][];
            assignee: components["schemas"]["AssigneeRef"] | null;
            building: components["schemas"]["BuildingPassport"] | null;
            flags: components["schemas"]["QueueFlags"];
            nearby: components["schemas"]["NearItem"][];
            priority: string;
            report: components["schemas"]["ReportView"];
            reporter: components["schemas"]["ReporterHistory"];
            similar: components["schemas"]["SimilarItem"][];
            /** @description Seconds of the department's working time until the due, at `as_of`. */
            time_left_s: number | null;
            timeline: components["schemas"]["TimelineEntry"][];
        };
        /** @description A due that a change would bring forward. */
        ShiftView: {
            department: string;
            /** Format: date-time */
            due_after: string;
            /** Format: date-time */
            due_before: string;
            number: string;
            target: components["schemas"]["Target"];
        };
        /**
         * @description Why a place deserves a second look.
         * @enum {string}
         */
        Sign: "few_hands" | "same_pair" | "refuted" | "flagged";
        /** @description Address and password. */
        SignInBody: {
            /** Format: email */
            email: string;
            password: string;
        };
        /** @description How often it happened, of how many; some of the reports, the newest first. */
        Signal: {
            kind: components["schemas"]["SignalKind"];
            n: number;
            of: number;
            /** @description Numbers, 20 at most. */
            reports: string[];
        };
        /**
         * @description What may mean that figures were looked after rather than residents.
         * @enum {string}
         */
        SignalKind: "last_moment" | "late_pause" | "soon_reopened" | "fixed_but_unhappy";
        /** @description What deserves a second look, without a verdict. */
        Signals: {
            signals: components["schemas"]["Signal"][];
        };
        /** @description A report that may be about the same, open or ended within a year. */
        SimilarItem: {
            address: string;
            /** @description Why it is here. */
            alike: components["schemas"]["Likeness"][];
            category: components["schemas"]["CategoryRef"];
            /** @description Of the promise that comes due next; once it is answered, that of the answer. */
            clock: components["schemas"]["ClockState"];
            department: components["schemas"]["DepartmentRef"];
            distance_m: number;
            due_at: string | null;
            /** @description First words of the description. */
            excerpt: string;
            /** Format: uuid */
            id: string;
            is_overdue: boolean;
            is_private: boolean;
            location: components["schemas"]["LonLat"];
            n_supporters: number;
            number: string;
            /** Format: date-time */
            received_at: string;
            /** @description From 0 to 1; the likeliest first. */
            score: number;
            status: components["schemas"]["Status"];
            thumbnail: string | null;
            /** @description How alike the descriptions are, from 0 to 1. */
            words_share: number;
        };
        /** @description A question that was put aside. */
        Skipped: {
            /** Format: uuid */
            id: string;
        };
        /** @description The second of two things that a report tells of. */
        SplitBody: {
            /** @description Code of the category of the part. */
            category: string;
            /** @description What is wrong there. */
            description: string;
            /** @description Photos of the report that show the part as well. */
            photo_ids?: string[];
            /** @description The reporter reads it. */
            reason: string;
            /**
             * @description Where the category is about one.
             * @default null
             */
            subject_id?: string | null;
        };
        /** @description Somebody who works for the city; other staff read it. */
        StaffRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description Somebody who can be put in charge, or mentioned in an internal note. */
        StaffView: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description In the department; moderators are of the whole city. */
            roles: components["schemas"]["Role"][];
        };
        /**
         * @description Where a report stands.
         * @enum {string}
         */
        Status: "submitted" | "accepted" | "in_progress" | "needs_info" | "answered" | "reopened" | "closed" | "rejected" | "withdrawn";
        /** @description Up to so many the factor is this; after the last step nothing. */
        Step: {
            factor: number;
            up_to: number;
        };
        /** @description Weeks with something that counted. */
        StreakRules: {
            freeze_every_weeks: number;
            missed_week_keeps_share: number;
            most_freezes: number;
        };
        /** @description Weeks in a row with something that counted; a week that was missed halves them. */
        StreakView: {
            /** @description Weeks that may be missed without loss. */
            freezes: number;
            weeks: number;
        };
        /** @description A line of the brush; a single point is a dot. */
        StrokeBody: {
            points: [
                number,
                number
            ][];
            /** @description Share of the photo's width. */
            width: number;
        };
        /**
         * @description What a report of the category is about.
         * @enum {string}
         */
        SubjectKind: "place" | "building" | "facility" | "asset";
        /** @description Things near a location, nearest first. */
        SubjectList: {
            subjects: components["schemas"]["SubjectView"][];
        };
        /** @description What the report is about. */
        SubjectRef: {
            address: string;
            id: string | null;
            kind: string;
            name: string;
        };
        /** @description Something that a report can be about. */
        SubjectView: {
            address: string;
            distance_m: number;
            /** Format: uuid */
            id: string;
            kind: string;
            lat: number;
            lon: number;
            name: {
                [key: string]: string;
            };
            /** @description Number on the thing itself. */
            ref: string | null;
            /** @description Kind of facility or asset. */
            type: string | null;
        };
        /** @description Who supports, where nobody is signed in. */
        SupportBody: {
            /**
             * @description Random secret (>= 128 bits) of the device, the same for all that it supports; also taken as header Civic-Supporter-Key. Not needed with an account.
             * @default null
             */
            supporter_key?: string | null;
        };
        /** @description How many say "me too", and whether the caller does. */
        SupportView: {
            is_supported: boolean;
            n_supporters: number;
        };
        /**
         * @description What a report is owed by an instant.
         * @enum {string}
         */
        Target: "moderation" | "first_response" | "resolution" | "answer_review";
        /** @description The teams of a city by their size. */
        TeamBoards: {
            brackets: components["schemas"]["BracketView"][];
        };
        /** @description A team to be made. */
        TeamBody: {
            /**
             * @description Of a house: which building it is.
             * @default null
             */
            building_id?: string | null;
            /**
             * @description Code of the city; else the first.
             * @default null
             */
            jurisdiction?: string | null;
            kind: components["schemas"]["TeamKind"];
            name: string;
        };
        /**
         * @description Who maps together.
         * @enum {string}
         */
        TeamKind: "school" | "house" | "group";
        /** @description A department's work by person, in order of name: it is no ranking. */
        TeamLoad: {
            department: components["schemas"]["DepartmentRef"];
            people: components["schemas"]["PersonLoad"][];
        };
        /** @description A team by name. */
        TeamRef: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["TeamKind"];
            name: string;
        };
        /**
         * @description What somebody is to a team.
         * @enum {string}
         */
        TeamRole: "captain" | "member";
        /** @description A team as its members see it. */
        TeamView: {
            bracket: components["schemas"]["Bracket"] | null;
            building_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            /** @description Told once, to whoever made the team or a new link: the end of the link. */
            invite_secret: string | null;
            kind: components["schemas"]["TeamKind"];
            members: components["schemas"]["MemberView"][];
            n_members: number;
            name: string;
            score: components["schemas"]["ScoreView"];
        };
        /** @description Words that a department answers with again and again. */
        TemplateBody: {
            /**
             * @description Code; null: for all.
             * @default null
             */
            category?: string | null;
            /** @description Code of the department. */
            department: string;
            /** @description What staff know it by. */
            name: string;
            /**
             * @description null: for all.
             * @default null
             */
            outcome?: components["schemas"]["Outcome"] | null;
            /** @description Language -> words, with the fields {number}, {address}, {category}, {department} and {due}. */
            texts: {
                [key: string]: string;
            };
        };
        /** @description What of a template changes; whatever is left out stays. */
        TemplateChange: {
            /**
             * @description Code; null: for all.
             * @default null
             */
            category?: string | null;
            /** @default null */
            name?: string | null;
            /**
             * @description null: for all.
             * @default null
             */
            outcome?: components["schemas"]["Outcome"] | null;
            /**
             * @description All of them.
             * @default null
             */
            texts?: {
                [key: string]: string;
            } | null;
            /** @description Of the template that was read; refused if it has another now. */
            version: number;
        };
        /** @description Templates, those for a category and an outcome first; then by name. */
        TemplateList: {
            items: components["schemas"]["TemplateView"][];
        };
        /** @description A template of a department. */
        TemplateView: {
            category: components["schemas"]["CategoryRef"] | null;
            department: components["schemas"]["DepartmentRef"];
            /** Format: uuid */
            id: string;
            name: string;
            outcome: components["schemas"]["Outcome"] | null;
            texts: {
                [key: string]: string;
            };
            /** Format: date-time */
            updated_at: string;
            /** @description Grows with every change. */
            version: number;
        };
        /**
         * @description What somebody may do in the game by what they have proved; levels give no authority.
         * @enum {string}
         */
        Tier: "new" | "known" | "trusted" | "steward";
        /** @description The history of a report, oldest first. */
        Timeline: {
            entries: components["schemas"]["TimelineEntry"][];
        };
        /** @description A row of the history that the caller may see. */
        TimelineEntry: {
            /**
             * Format: date-time
             * @description To the minute.
             */
            at: string;
            by: components["schemas"]["ActorRole"];
            data: {
                [key: string]: unknown;
            };
            department: components["schemas"]["DepartmentRef"] | null;
            from_status: components["schemas"]["Status"] | null;
            is_public: boolean;
            kind: components["schemas"]["EventKind"];
            seq: number;
            text: string | null;
            to_status: components["schemas"]["Status"] | null;
        };
        /** @description A target of a report: by when, and how it stands. */
        TimerView: {
            computation: components["schemas"]["ComputationView"];
            cycle: number;
            /** Format: date-time */
            due_at: string;
            is_extended: boolean;
            /**
             * @description Days that count since that of the due; null: it is not late.
             * @default null
             */
            late_days?: number | null;
            /** Format: date-time */
            original_due_at: string;
            paused_until: string | null;
            /** Format: date-time */
            started_at: string;
            state: components["schemas"]["ClockState"];
            stopped_at: string | null;
            target: components["schemas"]["Target"];
            used_share: number;
        };
        /** @description What the contractor told, as they read it again. */
        ToldView: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            n_photos: number;
            ready_on: string | null;
            text: string;
            told: components["schemas"]["WorkTold"];
        };
        /** @description To whom, and why; the reporter reads it. */
        TransferBody: {
            /** @description Code of the department. */
            department: string;
            reason: string;
        };
        /** @description Points that wait for a moderator, the oldest first. */
        Triage: {
            /** @description In all; at most 100 are listed. */
            n: number;
            points: components["schemas"]["TriagePoint"][];
        };
        /** @description A likely point that nobody decided in time; who mapped it does not matter. */
        TriagePoint: {
            answers: components["schemas"]["AnswerWords"][];
            campaign: components["schemas"]["CampaignRef"];
            /** Format: date-time */
            captured_at: string;
            /** @description Why it earns nothing. */
            flags: string[];
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["KindRef"];
            lat: number;
            lon: number;
            n_no: number;
            n_yes: number;
            photo: components["schemas"]["PhotoRef"] | null;
            /** @description That it is there, by what residents said. */
            probability: number;
        };
        /** @description Coming reports of a promise and a department's hours. */
        TypicalView: {
            calendar: string;
            promise: string;
            receipts: components["schemas"]["ReceiptView"][];
        };
        /** @description What checks took no account of in the last 30 days, newest first; at most 50. */
        Unscored: {
            items: components["schemas"]["UnscoredItem"][];
        };
        /** @description A point or an answer of mine that counts for nothing, or did until somebody looked. */
        UnscoredItem: {
            /**
             * Format: date-time
             * @description When it was mapped or answered.
             */
            at: string;
            can_object: boolean;
            /** @description Why; empty: it counts by now. */
            flags: components["schemas"]["Flag"][];
            /**
             * Format: uuid
             * @description Of the point or the answer.
             */
            id: string;
            objection: components["schemas"]["ObjectionView"] | null;
            subject: components["schemas"]["EntrySubject"];
        };
        /** @description Which version of a calendar or promise holds. */
        VersionView: {
            code: string;
            version: number;
        };
        /** @description A new view. */
        ViewBody: {
            /**
             * @description Code of the department that shares it; else my own.
             * @default null
             */
            department?: string | null;
            name: string;
            /**
             * @description null: after the others.
             * @default null
             */
            position?: number | null;
            /** @description Filters and `order` as GET /api/v1/desk/queue takes. */
            query: {
                [key: string]: unknown;
            };
        };
        /** @description What changes about a view; the rest stays. */
        ViewChange: {
            /** @default null */
            name?: string | null;
            /** @default null */
            position?: number | null;
            /** @default null */
            query?: {
                [key: string]: unknown;
            } | null;
        };
        /** @description A view with how much stands there now. */
        ViewItem: {
            /** @description Of one that everybody has: `mine`, `due_today`, `overdue`, `unassigned`, `waiting_for_reporter`, `replied`, `second_attempt`, `escalated`. */
            code: string | null;
            /** @description Code of the department that shares it. */
            department: string | null;
            /** @description None: one that everybody has. */
            id: string | null;
            /** @description I may change it. */
            is_mine: boolean;
            n: number;
            n_overdue: number;
            /** @description None: clients know the words for `code`. */
            name: string | null;
            position: number;
            query: {
                [key: string]: unknown;
            };
        };
        /** @description The views that everybody has, those that my departments share, and my own. */
        ViewList: {
            views: components["schemas"]["ViewItem"][];
        };
        /**
         * @description Who may read reports of the category.
         * @enum {string}
         */
        Visibility: "public" | "private";
        /** @description What somebody of the department found at the place. */
        VisitBody: {
            /**
             * @description Answer the report with it: `fixed`, or `nothing_to_fix` if nothing is there.
             * @default false
             */
            answer?: boolean;
            /**
             * @description The earlier photo that the first one was taken over.
             * @default null
             */
            before_id?: string | null;
            found: components["schemas"]["Found"];
            /** @description Taken on the visit. */
            photo_ids?: string[];
            /** @default  */
            text?: string;
            /**
             * @description When the device took it down; for people, no clock hangs on it.
             * @default null
             */
            visited_at?: string | null;
        };
        /** @description An earlier visit. */
        VisitView: {
            /** Format: date-time */
            at: string;
            found: components["schemas"]["Found"];
            text: string;
        };
        /**
         * @description What somebody has to look at.
         * @enum {string}
         */
        Waiting: "reports" | "answers" | "replies";
        /**
         * @description Why a rule won or lost, or what was looked at on the way; clients switch on it.
         * @enum {string}
         */
        Why: "smallest_area" | "everywhere" | "building_manager" | "dispatcher" | "larger_area" | "inherited" | "department_withdrawn" | "not_about_buildings" | "no_building_manager" | "manager_has_no_queue";
        /** @description Words of a reporter that only staff read so far. */
        WithheldReply: {
            /** Format: date-time */
            at: string;
            /** @description Of the row of the history. */
            seq: number;
            text: string;
        };
        /** @description The department's answer made of what the contractor did, in the department's words. */
        WorkAnswerBody: {
            text: string;
        };
        /** @description What a contractor is asked to do; nothing that names a person belongs in it. */
        WorkOrderBody: {
            /** @description Name of the firm. */
            contractor: string;
            /**
             * @description Last day to be ready on.
             * @default null
             */
            due_on?: string | null;
            /**
             * @description Where the link goes, if anywhere.
             * @default null
             */
            email?: string | null;
            instructions: string;
            /** @default null */
            language?: string | null;
        };
        /** @description The orders of a report, newest first. */
        WorkOrderList: {
            items: components["schemas"]["WorkOrderView"][];
        };
        /** @description A new order. */
        WorkOrderMade: {
            contractor: string;
            /** Format: date-time */
            created_at: string;
            due_on: string | null;
            email: string | null;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            instructions: string;
            /** @description For the contractor; it is shown this once. */
            link: string;
            state: components["schemas"]["WorkState"];
            /** @description Newest last. */
            tellings: components["schemas"]["WorkTellingView"][];
        };
        /** @description An order, for the department. */
        WorkOrderView: {
            contractor: string;
            /** Format: date-time */
            created_at: string;
            due_on: string | null;
            email: string | null;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            instructions: string;
            state: components["schemas"]["WorkState"];
            /** @description Newest last. */
            tellings: components["schemas"]["WorkTellingView"][];
        };
        /**
         * @description How an order to a contractor stands.
         * @enum {string}
         */
        WorkState: "open" | "reported" | "done" | "cancelled" | "expired";
        /** @description What the contractor told, for the department. */
        WorkTellingView: {
            /** Format: date-time */
            at: string;
            /** @description Taken before it. */
            before: components["schemas"]["PhotoRef"][];
            /** Format: uuid */
            id: string;
            /** @description Taken after the work. */
            photos: components["schemas"]["PhotoRef"][];
            ready_on: string | null;
            text: string;
            told: components["schemas"]["WorkTold"];
        };
        /**
         * @description What a contractor can tell of an order.
         * @enum {string}
         */
        WorkTold: "accepted" | "done" | "cannot";
        /** @description What the contractor tells; sending it again with the same id is safe. */
        WorkToldBody: {
            /** @description Taken before it. */
            before_ids?: string[];
            /**
             * Format: uuid
             * @description A UUID that the contractor's device made.
             */
            id: string;
            /** @description Taken after the work. */
            photo_ids?: string[];
            /**
             * @description With `accepted`: by when.
             * @default null
             */
            ready_on?: string | null;
            /**
             * @description With `cannot`: why.
             * @default
             */
            text?: string;
            told: components["schemas"]["WorkTold"];
        };
        /** @description An order as the contractor reads it: where and what, and nobody's data. */
        WorkView: {
            address: string;
            category: string;
            city: string;
            contractor: string;
            department: string;
            /** @description None where it is not for everybody. */
            description: string | null;
            due_on: string | null;
            /** Format: date-time */
            expires_at: string;
            instructions: string;
            location: components["schemas"]["LonLat"];
            number: string;
            photos: components["schemas"]["PhotoRef"][];
            state: components["schemas"]["WorkState"];
            /** @description Newest last. */
            told: components["schemas"]["ToldView"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    find_addresses: {
        parameters: {
            query: {
                /** @description Language of the answer. */
                lang?: string;
                /** @description Street and number, or parts of it. */
                q: string;
                /** @description lon,lat: of equals, the nearer first. */
                near?: [
                    number,
                    number
                ];
                /** @description Code; else all. */
                jurisdiction?: string;
                /** @description At most this many. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Addresses that fit, best first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressList"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_nearest_address: {
        parameters: {
            query: {
                /** @description Language of the answer. */
                lang?: string;
                /** @description WGS 84, degrees. */
                lon: number;
                /** @description WGS 84, degrees. */
                lat: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address nearest to a location. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NearestView"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_areas: {
        parameters: {
            query?: {
                /** @description Language of the answer. */
                lang?: string;
                /** @description Code; else all. */
                jurisdiction?: string;
                /** @description With outlines. */
                outline?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Areas, largest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaList"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_district_boards: {
        parameters: {
            query?: {
                /** @description Code of the city; else the first. */
                jurisdiction?: string;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
                /** @description WGS 84, degrees east. */
                lon?: number;
                /** @description WGS 84, degrees north. */
                lat?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The districts of a city, best looked after first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DistrictBoards"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_district_board: {
        parameters: {
            query?: {
                /** @description Code of the city; else the first. */
                jurisdiction?: string;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path: {
                /** @description Code of the one that is asked for. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How well a district is looked after by those who map: no people, no points. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DistrictBoard"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_week_board: {
        parameters: {
            query?: {
                /** @description Code of the city; else the first. */
                jurisdiction?: string;
                /** @description Its Monday; else the newest that was drawn. */
                week_on?: string;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A board. Of fewer than five people only how many they are and what they did together. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardView"];
                };
            };
            /** @description `If-None-Match` names what there still is */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_campaigns: {
        parameters: {
            query?: {
                /** @description west,south,east,north; WGS 84, degrees. */
                bbox?: string;
                /** @description Only those that run now; false: the others. */
                active?: boolean;
                /** @description Code of the city; else all. */
                jurisdiction?: string;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Campaigns, those that end first in front. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignList"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_campaign_board: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The campaign's id. */
                campaign_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A board. Of fewer than five people only how many they are and what they did together. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardView"];
                };
            };
            /** @description `If-None-Match` names what there still is */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_point: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The campaign's id. */
                campaign_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PointDraft"];
            };
        };
        responses: {
            /** @description The same was sent before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointView"];
                };
            };
            /** @description A mapping point as everybody may see it; what others said of it stays hidden while open. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Join first (/problems/not-playing); This campaign is for adults (/problems/adults-only); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This id belongs to another point (/problems/point-id-taken); Others have to look at your points first (/problems/too-many-undecided); This may be on the map already (/problems/already-mapped) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This is outside of the campaign (/problems/outside-campaign); This campaign does not look for that (/problems/unknown-kind); Answer the questions about it (/problems/invalid-point-answers); A photo belongs to this point (/problems/point-photo-missing); A photo is missing (/problems/unknown-photo) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_campaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug of the campaign. */
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A campaign as residents see it, in the caller's language. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignView"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_progress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug of the campaign. */
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A feature collection of GeoJSON (RFC 7946): every cell of the area. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressMap"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_categories: {
        parameters: {
            query?: {
                /** @description Code of the city; needed where several are served. */
                jurisdiction?: string;
                /** @description Language of refusals. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything that can be reported in a city. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueView"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_category: {
        parameters: {
            query?: {
                /** @description Code of the city; needed where several are served. */
                jurisdiction?: string;
                /** @description Language of refusals. */
                lang?: string;
            };
            header?: never;
            path: {
                /** @description Code of the one that is asked for. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A category with the group that it is in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryDetail"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_departments: {
        parameters: {
            query?: {
                /** @description Code of the city; needed where several are served. */
                jurisdiction?: string;
                /** @description Language of refusals. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The departments of a city. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentList"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    do_in_bulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client, for safe repetition: with the same key nothing is done again to the reports to which it was done before. */
                "civic-deed-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkBody"];
            };
        };
        responses: {
            /** @description What became of each, in the order in which they were named. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResults"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_calendars: {
        parameters: {
            query?: {
                /** @description Code of the city; else all. */
                jurisdiction?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All calendars of a city. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarList"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apply_calendar: {
        parameters: {
            query?: {
                /** @description Code of the city; else all. */
                jurisdiction?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarApply"];
            };
        };
        responses: {
            /** @description A change that an administrator decided, and how far it has come. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleChangeView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing would change (/problems/nothing-changes) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The rule has changed since you opened it (/problems/stale-rule) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body); There is no such calendar (/problems/unknown-calendar); What was promised stays promised (/problems/begins-in-the-past); This calendar cannot be understood (/problems/invalid-calendar); This calendar does not open (/problems/no-working-time) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_calendar: {
        parameters: {
            query?: {
                /** @description Code of the city; else all. */
                jurisdiction?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarChange"];
            };
        };
        responses: {
            /** @description What a change would do; nothing is changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePreview"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body); There is no such calendar (/problems/unknown-calendar); What was promised stays promised (/problems/begins-in-the-past); This calendar cannot be understood (/problems/invalid-calendar); This calendar does not open (/problems/no-working-time) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_month: {
        parameters: {
            query: {
                /** @description Such as 2026-12. */
                month: string;
                /** @description Code of the city; else all. */
                jurisdiction?: string;
            };
            header?: never;
            path: {
                /** @description Code of the one that is asked for. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The days of a month. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body); There is no such calendar (/problems/unknown-calendar) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_desk_campaigns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The campaigns of the caller's departments, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskCampaigns"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draft_campaign: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCampaign"];
            };
        };
        responses: {
            /** @description A campaign as staff edit it: its words in all languages. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignEdit"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); Something about the campaign is missing or wrong (/problems/invalid-campaign); There is no such department (/problems/unknown-department) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_campaign: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewBody"];
            };
        };
        responses: {
            /** @description What a campaign with this area would find there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); There is no such department (/problems/unknown-department) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_desk_campaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The campaign's id. */
                campaign_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A campaign as staff edit it: its words in all languages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignEdit"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_campaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The campaign's id. */
                campaign_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignChange"];
            };
        };
        responses: {
            /** @description A campaign as staff edit it: its words in all languages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignEdit"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This can't be done with the campaign as it stands (/problems/campaign-state) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The campaign has changed since you opened it (/problems/stale-campaign) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); Something about the campaign is missing or wrong (/problems/invalid-campaign) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approve_campaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The campaign's id. */
                campaign_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Approval"];
            };
        };
        responses: {
            /** @description A campaign as staff edit it: its words in all languages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignEdit"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This can't be done with the campaign as it stands (/problems/campaign-state) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The campaign has changed since you opened it (/problems/stale-campaign) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); Something about the campaign is missing or wrong (/problems/invalid-campaign) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_campaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The campaign's id. */
                campaign_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Closing"];
            };
        };
        responses: {
            /** @description A campaign as staff edit it: its words in all languages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignEdit"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This can't be done with the campaign as it stands (/problems/campaign-state) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The campaign has changed since you opened it (/problems/stale-campaign) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The campaign's id. */
                campaign_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How a campaign goes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_points_as_table: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The campaign's id. */
                campaign_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_points_as_geojson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The campaign's id. */
                campaign_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": unknown;
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_escalations: {
        parameters: {
            query?: {
                /** @description Whether somebody looks after it. Of what waits each report comes once, as it went up last, unless a kind or level is asked for. */
                state?: "waiting" | "acknowledged" | "all";
                /** @description step, third_hop, returned, silent, extension_asked, contractor. */
                kind?: string[];
                /** @description manager, coordinator, ombudsman. */
                level?: string[];
                /** @description Codes; else all that one oversees. */
                department?: string[];
                /** @description `next_cursor` of the page before; opaque. */
                cursor?: string;
                /** @description At most this many. */
                limit?: number;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of escalations, the newest first; `n_waiting` reports nobody looks after, in all. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EscalationList"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledge_escalation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The escalation's id. */
                escalation_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AcknowledgementBody"];
            };
        };
        responses: {
            /** @description An occasion on which a report went up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EscalationView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_reports: {
        parameters: {
            query?: {
                /** @description Codes; else all that one oversees. */
                department?: string[];
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
                /** @description Received so many days back. */
                days?: number;
                /** @description Where they stand. */
                status?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    declare_force_majeure: {
        parameters: {
            query?: {
                /** @description Code of the city; else all. */
                jurisdiction?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForceMajeureBody"];
            };
        };
        responses: {
            /** @description A change that an administrator decided, and how far it has come. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleChangeView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_force_majeure: {
        parameters: {
            query?: {
                /** @description Code of the city; else all. */
                jurisdiction?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForceMajeureBody"];
            };
        };
        responses: {
            /** @description Whom force majeure would concern; nothing is changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForceMajeurePreview"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_heat: {
        parameters: {
            query?: {
                /** @description Codes; else all that one oversees. */
                department?: string[];
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
                /** @description Side of a square in metres. */
                cell_m?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where reports are open and overdue: GeoJSON, the squares with most overdue first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Heat"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_load: {
        parameters: {
            query?: {
                /** @description Codes; else all that one oversees. */
                department?: string[];
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
                /** @description How many days back. */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The work of the departments that one manages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Load"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_cases: {
        parameters: {
            query?: {
                /** @description How they stand. */
                state?: components["schemas"]["CaseFilter"];
                /** @description `next_cursor` of the page before; opaque. */
                cursor?: string;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cases of a moderator's city, those that wait longest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePage"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_appeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The case's id. */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealVerdict"];
            };
        };
        responses: {
            /** @description A case as moderators see it; people are known by their pseudonyms here, too. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseItem"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); Somebody else has to decide this (/problems/same-person); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing to appeal here (/problems/nothing-to-appeal) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolve_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The case's id. */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveBody"];
            };
        };
        responses: {
            /** @description A case as moderators see it; people are known by their pseudonyms here, too. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseItem"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); Somebody else has to decide this (/problems/same-person); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This is decided already (/problems/case-decided) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_objections: {
        parameters: {
            query?: {
                /** @description How they stand. */
                state?: components["schemas"]["ObjectionFilter"];
                /** @description `next_cursor` of the page before; opaque. */
                cursor?: string;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Objections in a moderator's cities: the open ones oldest first, the others newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionPage"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_objection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The objection's id. */
                objection_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectionVerdict"];
            };
        };
        responses: {
            /** @description An objection as moderators see it, with what it is about. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionItem"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); Somebody else has to decide this (/problems/same-person); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This is decided already (/problems/objection-decided) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_set_aside: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; opaque. */
                cursor?: string;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What checks let count for nothing in a moderator's cities in 30 days, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetAsidePage"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_triage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Points that wait for a moderator, the oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Triage"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_moderation: {
        parameters: {
            query?: {
                /** @description `reports` that are not accepted yet; `answers` whose review is promised; `replies` of reporters that are withheld from the public. */
                what?: components["schemas"]["Waiting"];
                /** @description Codes; else all of mine. */
                department?: string[];
                /** @description `next_cursor` of the page before; opaque. */
                cursor?: string;
                /** @description At most this many. */
                limit?: number;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of what waits, oldest due first, with the counts of all. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModerationPage"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_overview: {
        parameters: {
            query?: {
                /** @description Codes; else all that one oversees. */
                department?: string[];
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
                /** @description How many days back. */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the departments that one oversees stand. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_people: {
        parameters: {
            query: {
                /** @description Code of the department. */
                department: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The people of a department, then the moderators of its city; each in order of name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["People"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); There is no such department (/problems/unknown-department) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_point: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the mapping point. */
                point_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PointVerdict"];
            };
        };
        responses: {
            /** @description What became of the point. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointDecision"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This point is decided already (/problems/point-decided) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_promises: {
        parameters: {
            query?: {
                /** @description Code of the city; else all. */
                jurisdiction?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All promises of a city. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseList"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apply_promise: {
        parameters: {
            query?: {
                /** @description Code of the city; else all. */
                jurisdiction?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromiseApply"];
            };
        };
        responses: {
            /** @description A change that an administrator decided, and how far it has come. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleChangeView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing would change (/problems/nothing-changes) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The rule has changed since you opened it (/problems/stale-rule) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body); There is no such promise (/problems/unknown-promise); What was promised stays promised (/problems/begins-in-the-past); This promise cannot be understood (/problems/invalid-promise) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_promise: {
        parameters: {
            query?: {
                /** @description Code of the city; else all. */
                jurisdiction?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromiseChange"];
            };
        };
        responses: {
            /** @description What a change would do; nothing is changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePreview"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body); There is no such promise (/problems/unknown-promise); What was promised stays promised (/problems/begins-in-the-past); This promise cannot be understood (/problems/invalid-promise) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_queue: {
        parameters: {
            query?: {
                /** @description Codes; else all of mine. */
                department?: string[];
                /** @description Where reports stand. */
                status?: string[];
                /** @description Codes of categories or groups. */
                category?: string[];
                /** @description Codes of groups. */
                group?: string[];
                /** @description Codes of areas. */
                area?: string[];
                /** @description `me`, `none`, or the id of a person. */
                assignee?: string;
                /** @description `normal`, `high`, `urgent`. */
                priority?: string[];
                /** @description `on_track`, `due_soon`, `overdue`. */
                clock?: string[];
                /** @description Due until the end of so many working days of the department after today; 0: today. What is overdue is among them. */
                due_within_days?: number;
                /** @description Only those whose due has passed; false: only the others. */
                overdue?: boolean;
                /** @description The reporter sent photos. */
                has_photo?: boolean;
                /** @description It was taken to somebody higher up. */
                escalated?: boolean;
                /** @description It was reopened. */
                second_attempt?: boolean;
                /** @description Its promise stands still. */
                paused?: boolean;
                /** @description The reporter answered a question, and nobody has taken it up since. */
                replied?: boolean;
                /** @description A contractor told the end of work, and nobody has decided on it. */
                work_reported?: boolean;
                /** @description Words of number, description and address. */
                text?: string;
                /** @description west,south,east,north; WGS 84, degrees. */
                bbox?: string;
                /** @description `urgency`: least working time left first, by the hours of each department; `due`; `received`: newest first; `priority`: urgent ones first, each by urgency. */
                order?: components["schemas"]["Order"];
                /** @description `next_cursor` of the page before; opaque. */
                cursor?: string;
                /** @description At most this many. */
                limit?: number;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description One page of a queue with the counts of the whole.
             *
             *     Ask again with the `ETag` of the answer in `If-None-Match`: 304 says that nothing changed that
             *     this page shows. `poll_after_s` says how soon to ask again at the earliest.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queue"];
                };
            };
            /** @description `If-None-Match` names what there still is */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_queue_map: {
        parameters: {
            query: {
                /** @description Codes; else all of mine. */
                department?: string[];
                /** @description Where reports stand. */
                status?: string[];
                /** @description Codes of categories or groups. */
                category?: string[];
                /** @description Codes of groups. */
                group?: string[];
                /** @description Codes of areas. */
                area?: string[];
                /** @description `me`, `none`, or the id of a person. */
                assignee?: string;
                /** @description `normal`, `high`, `urgent`. */
                priority?: string[];
                /** @description `on_track`, `due_soon`, `overdue`. */
                clock?: string[];
                /** @description Due until the end of so many working days of the department after today; 0: today. What is overdue is among them. */
                due_within_days?: number;
                /** @description Only those whose due has passed; false: only the others. */
                overdue?: boolean;
                /** @description The reporter sent photos. */
                has_photo?: boolean;
                /** @description It was taken to somebody higher up. */
                escalated?: boolean;
                /** @description It was reopened. */
                second_attempt?: boolean;
                /** @description Its promise stands still. */
                paused?: boolean;
                /** @description The reporter answered a question, and nobody has taken it up since. */
                replied?: boolean;
                /** @description A contractor told the end of work, and nobody has decided on it. */
                work_reported?: boolean;
                /** @description Words of number, description and address. */
                text?: string;
                /** @description west,south,east,north; WGS 84, degrees. */
                bbox: string;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A feature collection of GeoJSON (RFC 7946). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueMap"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_ratings: {
        parameters: {
            query?: {
                /** @description Codes; else all that one oversees. */
                department?: string[];
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
                /** @description How many days back. */
                days?: number;
                /** @description Codes of categories. */
                category?: string[];
                /** @description 1 to 5. */
                grade?: string[];
                /** @description `next_cursor` of the page before; opaque. */
                cursor?: string;
                /** @description At most this many. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What residents make of the answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ratings"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OptionalNote"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The report can not go there from where it is (/problems/illegal-transition) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    annotate_breach: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnnotationBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); This promise was not broken (/problems/not-broken) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assign_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The report can not go there from where it is (/problems/illegal-transition) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); Nobody of the department (/problems/unknown-assignee) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correct_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The report can not go there from where it is (/problems/illegal-transition) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); Some questions are not answered as they should be (/problems/invalid-answers); This place is outside the city (/problems/outside-city); Say which building or thing it is about (/problems/subject-missing); There is no such category here (/problems/unknown-category); This category is about something else (/problems/wrong-subject) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_correction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionBody"];
            };
        };
        responses: {
            /** @description What a correction would come to; nothing was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionPreview"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The report can not go there from where it is (/problems/illegal-transition) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); Some questions are not answered as they should be (/problems/invalid-answers); This place is outside the city (/problems/outside-city); Say which building or thing it is about (/problems/subject-missing); There is no such category here (/problems/unknown-category); This category is about something else (/problems/wrong-subject) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_deliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Messages about a report, the newest first, 100 at most. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resend_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
                /** @description The message's id. */
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A message about a report to one address. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This message needs no second try (/problems/not-resendable) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evidence"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    extend_promise: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtensionBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The answer to this report can not be put off so (/problems/not-extendable) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decline_extension: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtensionRefusalBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The answer to this report can not be put off so (/problems/not-extendable) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_for_extension: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtensionRequestBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The answer to this report can not be put off so (/problems/not-extendable) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_internal_note: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InternalNoteBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); They can not read this report (/problems/not-mentionable) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merge_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The report can not go there from where it is (/problems/illegal-transition); These two can not be merged (/problems/not-a-duplicate) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publish_note: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pause_promise: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The promise of this report can not be paused (/problems/not-pausable) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redact_photo: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
                /** @description Of a photo of the report. */
                photo_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RedactionBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); This photo is another one by now (/problems/photo-changed) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); This photo cannot be read (/problems/unreadable-photo) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many photos are being read right now (/problems/photos-busy) */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_reporter: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The report can not go there from where it is (/problems/illegal-transition); The promise of this report can not be paused (/problems/not-pausable) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reject_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The report can not go there from where it is (/problems/illegal-transition) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopen_by_manager: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The report can not go there from where it is (/problems/illegal-transition) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    review_reply: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyReviewBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); Nothing is withheld here (/problems/nothing-withheld) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    respond: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResponseBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The report can not go there from where it is (/problems/illegal-transition) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); The answer does not say what this outcome needs (/problems/outcome-incomplete); A photo of what was done belongs to this answer (/problems/response-photo-missing); A photo is missing (/problems/unknown-photo); There is no such template (/problems/unknown-template) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_response: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResponseBody"];
            };
        };
        responses: {
            /** @description The mail as the reporter will read it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponsePreview"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The report can not go there from where it is (/problems/illegal-transition) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); The answer does not say what this outcome needs (/problems/outcome-incomplete); A photo is missing (/problems/unknown-photo); There is no such template (/problems/unknown-template) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resume_promise: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ResumptionBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The clock of this report does not stand still (/problems/not-paused) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    review_answer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The report can not go there from where it is (/problems/illegal-transition) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_sheet: {
        parameters: {
            query?: {
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. Or its number. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A report with all that is needed to decide about it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sheet"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    split_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SplitBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The report can not go there from where it is (/problems/illegal-transition) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); Say which building or thing it is about (/problems/subject-missing); There is no such category here (/problems/unknown-category); A photo is missing (/problems/unknown-photo); This category is about something else (/problems/wrong-subject) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_work: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OptionalNote"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The report can not go there from where it is (/problems/illegal-transition) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    transfer_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The report can not go there from where it is (/problems/illegal-transition) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); There is no such department (/problems/unknown-department) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    visit_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The report can not go there from where it is (/problems/illegal-transition) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); A photo of what was done belongs to this answer (/problems/response-photo-missing); A photo is missing (/problems/unknown-photo) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_work_orders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The orders of a report, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderList"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_work: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkOrderBody"];
            };
        };
        responses: {
            /** @description A new order. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderMade"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The report can not go there from where it is (/problems/illegal-transition) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); This names somebody (/problems/personal-data) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_work_order: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
                /** @description Of the order to a contractor. */
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The orders of a report, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderList"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); This order is at an end (/problems/work-order-ended) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_with_work: {
        parameters: {
            query?: never;
            header?: {
                /** @description `"<version>"` of the report as the caller saw it; refused if that changed. */
                "if-match"?: string;
                /** @description Made by the client, for safe repetition: with the same key nothing is done again, and the answer is the report as it is now. Kept for 30 days. */
                "civic-deed-key"?: string;
            };
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
                /** @description Of the order to a contractor. */
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkAnswerBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This key belongs to something else that was done (/problems/deed-key-taken); The report can not go there from where it is (/problems/illegal-transition); There is no finished work to answer with (/problems/no-work-to-answer) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you opened it (/problems/stale) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); A photo of what was done belongs to this answer (/problems/response-photo-missing); A photo is missing (/problems/unknown-photo) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_round: {
        parameters: {
            query: {
                /** @description WGS 84, degrees east. */
                lon: number;
                /** @description WGS 84, degrees north. */
                lat: number;
                /** @description As the crow flies. */
                reach_m?: number;
                /** @description At most this many. */
                limit?: number;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to go, in the order in which to walk. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Round"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_coverage: {
        parameters: {
            query?: {
                /** @description Code of the city; else all. */
                jurisdiction?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a check of the city found, errors first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coverage"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    try_rules: {
        parameters: {
            query?: {
                /** @description Code of the city; else all. */
                jurisdiction?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DryRunBody"];
            };
        };
        responses: {
            /** @description Where the reports of the last days would have gone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRunView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body); This rule does not fit the city (/problems/invalid-rule) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explain_routing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExplainBody"];
            };
        };
        responses: {
            /** @description Who would answer, and why. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body); This place is outside the city (/problems/outside-city); There is no such category here (/problems/unknown-category) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_rules: {
        parameters: {
            query?: {
                /** @description Code of the city; else all. */
                jurisdiction?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All rules of a city. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleList"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_changes: {
        parameters: {
            query?: {
                /** @description Code of the city; else all. */
                jurisdiction?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last changes, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleChangeList"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such city here (/problems/unknown-jurisdiction); Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_signals: {
        parameters: {
            query?: {
                /** @description Codes; else all that one oversees. */
                department?: string[];
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
                /** @description How many days back. */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What deserves a second look, without a verdict. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signals"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_templates: {
        parameters: {
            query?: {
                /** @description Code; else all of mine. */
                department?: string;
                /** @description Those for this category, and those for all. */
                category?: string;
                /** @description Those for it, and those for all. */
                outcome?: components["schemas"]["Outcome"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Templates, those for a category and an outcome first; then by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_template: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateBody"];
            };
        };
        responses: {
            /** @description A template of a department. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); There is no such category here (/problems/unknown-category); There is no such department (/problems/unknown-department) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drop_template: {
        parameters: {
            query: {
                /** @description Of the template that was read; refused if it has another now. */
                version: number;
            };
            header?: never;
            path: {
                /** @description The template's id. */
                template_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Templates, those for a category and an outcome first; then by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The template has changed since you opened it (/problems/stale-template) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The template's id. */
                template_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateChange"];
            };
        };
        responses: {
            /** @description A template of a department. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The template has changed since you opened it (/problems/stale-template) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); There is no such category here (/problems/unknown-category) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_views: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The views that everybody has, those that my departments share, and my own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewList"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    save_view: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewBody"];
            };
        };
        responses: {
            /** @description The views that everybody has, those that my departments share, and my own. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewList"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There are too many views (/problems/too-many-views); Another view has this name (/problems/view-name-taken) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); There is no such department (/problems/unknown-department) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The view's id. */
                view_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The views that everybody has, those that my departments share, and my own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewList"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The view's id. */
                view_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ViewChange"];
            };
        };
        responses: {
            /** @description The views that everybody has, those that my departments share, and my own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewList"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another view has this name (/problems/view-name-taken) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_follow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the link of the mail ends with. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the caller follows; what was asked for by e-mail waits for the link in the mail. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowView"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This link does not work any more (/problems/follow-link-expired) */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unfollow_by_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the link of the mail ends with. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the caller follows; what was asked for by e-mail waits for the link in the mail. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowView"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This link does not work any more (/problems/follow-link-expired) */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_jurisdictions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All cities that are served here. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JurisdictionList"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PersonChange"];
            };
        };
        responses: {
            /** @description The person signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_my_cases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All cases about oneself, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyCases"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    appeal_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The case's id. */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealBody"];
            };
        };
        responses: {
            /** @description All cases about oneself, newest first. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyCases"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing to appeal here (/problems/nothing-to-appeal) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_game: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How somebody stands in the game. Who hides it is told no points, badges or levels. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GameView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leave_game: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How somebody stands in the game. Who hides it is told no points, badges or levels. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GameView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_game: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["GameChange"];
            };
        };
        responses: {
            /** @description How somebody stands in the game. Who hides it is told no points, badges or levels. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GameView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Join first (/problems/not-playing); You need somebody older for this (/problems/too-young); Boards are for adults (/problems/not-for-minors); Confirm your e-mail address first (/problems/address-unconfirmed); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_ledger: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; opaque. */
                cursor?: string;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ledger of one person, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerPage"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /**
             * @description Who is signed in on this device, and the token that unsafe requests must carry.
             *
             *     Send `csrf_token` as header X-CSRFToken with every POST, PUT, PATCH and DELETE of a session.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Sign in first (about:blank); The address or the password is not right (/problems/wrong-password) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Choose another password (/problems/weak-password); Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_my_points: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One's own mapping points, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyPoints"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_reliability: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What somebody has proved to know, and the last answers that it comes from. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReliabilityView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_my_team: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The team that somebody is in, if any. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyTeam"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leave_my_team: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The team that somebody is in, if any. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyTeam"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renew_invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A team as its members see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_unscored: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What checks took no account of in the last 30 days, newest first; at most 50. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unscored"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    object_to: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the mapping point or the answer. */
                ref_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectionBody"];
            };
        };
        responses: {
            /** @description What checks took no account of in the last 30 days, newest first; at most 50. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unscored"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing to object to here (/problems/nothing-to-object) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID that the client made. */
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How much of an upload is here. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoUploadView"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This is not a photo that can be read here (/problems/unsupported-photo) */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This photo cannot be read (/problems/unreadable-photo); This photo has too many pixels (/problems/too-many-pixels) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    continue_upload: {
        parameters: {
            query?: never;
            header: {
                /** @description Bytes that go before these. */
                "upload-offset": number;
                /** @description Bytes of the whole photo. */
                "upload-length": number;
            };
            path: {
                /** @description A UUID that the client made. */
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description How much of an upload is here. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoUploadView"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The upload goes on elsewhere (/problems/wrong-offset) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (/problems/too-large) */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This is not a photo that can be read here (/problems/unsupported-photo) */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); This photo cannot be read (/problems/unreadable-photo); This photo has too many pixels (/problems/too-many-pixels) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many photos are being read right now (/problems/photos-busy) */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_photo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["PhotoForm"];
            };
        };
        responses: {
            /** @description The same was sent before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoUploaded"];
                };
            };
            /**
             * @description The photo that is kept, and, this once, what the camera wrote into the file.
             *
             *     The server keeps neither; the person decides whether to use them for the report.
             */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoUploaded"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (/problems/too-large) */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This is not a photo that can be read here (/problems/unsupported-photo) */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); This photo cannot be read (/problems/unreadable-photo); This photo has too many pixels (/problems/too-many-pixels) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many photos are being read right now (/problems/photos-busy) */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_point: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the mapping point. */
                point_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A mapping point as everybody may see it; what others said of it stays hidden while open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointView"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_point: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the mapping point. */
                point_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A mapping point as everybody may see it; what others said of it stays hidden while open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This point is decided already (/problems/point-decided) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_about_point: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the mapping point. */
                point_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Here"];
            };
        };
        responses: {
            /** @description One question for one person. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Join first (/problems/not-playing); This campaign is for adults (/problems/adults-only); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Others have to answer this (/problems/not-to-answer); Go nearer (/problems/too-far-away) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_quests: {
        parameters: {
            query: {
                /** @description WGS 84, degrees. */
                lat: number;
                /** @description WGS 84, degrees. */
                lon: number;
                /** @description Radius in metres. */
                accuracy_m?: number;
                /** @description Others than those shown now; at most four times a day. */
                refresh?: boolean;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Questions near a place, nearest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offers"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Join first (/problems/not-playing) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No more other questions today (/problems/enough-refreshes); Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_quest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the question to one person. */
                quest_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestAnswer"];
            };
        };
        responses: {
            /** @description An answer that was taken. Whether others agree is told once they have answered. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Others have to answer this (/problems/not-to-answer) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This question is over (/problems/quest-over) */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A photo is missing (/problems/unknown-photo) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    skip_quest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the question to one person. */
                quest_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A question that was put aside. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Skipped"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No more other questions today (/problems/enough-refreshes); Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_reports: {
        parameters: {
            query?: {
                /** @description west,south,east,north; WGS 84, degrees. */
                bbox?: string;
                /** @description Where reports stand. */
                status?: string[];
                /** @description Codes of categories or groups. */
                category?: string[];
                /** @description Codes. */
                department?: string[];
                /** @description Codes. */
                area?: string[];
                /** @description Words, all of which must occur. */
                text?: string;
                /** @description Received at or after. */
                since?: string;
                /** @description Received before. */
                until?: string;
                /** @description Only those whose due has passed; false: only the others. */
                overdue?: boolean;
                /** @description Code of the city; else all. */
                jurisdiction?: string;
                /** @description Only my own; wants a session. */
                mine?: boolean;
                /** @description `next_cursor` of the page before; opaque. */
                cursor?: string;
                /** @description At most this many. */
                limit?: number;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list; ask for the next with its cursor. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportList"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submit_report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportDraft"];
            };
        };
        responses: {
            /** @description The same was sent before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description A report as the caller may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This id belongs to another report (/problems/id-taken) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some questions are not answered as they should be (/problems/invalid-answers); Something in the request is missing or wrong (/problems/invalid-body); This can't be reported at this time of year (/problems/out-of-season); This place is outside the city (/problems/outside-city); A photo belongs to this report (/problems/photo-missing); Say which building or thing it is about (/problems/subject-missing); There is no such category here (/problems/unknown-category); A photo is missing (/problems/unknown-photo); This category is about something else (/problems/wrong-subject) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_nearby: {
        parameters: {
            query: {
                /** @description WGS 84, degrees east. */
                lon: number;
                /** @description WGS 84, degrees north. */
                lat: number;
                /** @description Codes of categories. */
                category?: string;
                /** @description Metres. */
                radius_m?: number;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open reports of the category close by, nearest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NearbyList"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_report: {
        parameters: {
            query?: {
                /** @description The report's key, from its mail. */
                key?: string;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. Or its number. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A report as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. Or its number. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReportEdit"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This report can not be changed any more (/problems/no-longer-editable) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some questions are not answered as they should be (/problems/invalid-answers); Something in the request is missing or wrong (/problems/invalid-body); This can't be reported at this time of year (/problems/out-of-season); This place is outside the city (/problems/outside-city); A photo belongs to this report (/problems/photo-missing); Say which building or thing it is about (/problems/subject-missing); There is no such category here (/problems/unknown-category); A photo is missing (/problems/unknown-photo); This category is about something else (/problems/wrong-subject) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    follow_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FollowBody"];
            };
        };
        responses: {
            /** @description Whether the caller follows; what was asked for by e-mail waits for the link in the mail. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowView"];
                };
            };
            /** @description You may not do this (about:blank); This is your own report (/problems/own-report); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unfollow_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the caller follows; what was asked for by e-mail waits for the link in the mail. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rate_response: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no answer to rate (/problems/not-rateable) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopen_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This report can not be reopened (/problems/not-reopenable) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reply_to_question: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyBody"];
            };
        };
        responses: {
            /** @description A report as the caller may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no question to answer (/problems/no-question) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); A photo is missing (/problems/unknown-photo) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    support_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SupportBody"];
            };
        };
        responses: {
            /** @description How many say "me too", and whether the caller does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportView"];
                };
            };
            /** @description You may not do this (about:blank); This is your own report (/problems/own-report); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_support: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SupportBody"];
            };
        };
        responses: {
            /** @description How many say "me too", and whether the caller does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportView"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_timeline: {
        parameters: {
            query?: {
                /** @description The report's key, from its mail. */
                key?: string;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The history of a report, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report's id, a UUIDv7. */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A report as the caller may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You may not do this (about:blank); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The report can not go there from where it is (/problems/illegal-transition) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The formulas in force, with their version; how they are put together is in `formulas`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GameRules"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description Who is signed in on this device, and the token that unsafe requests must carry.
             *
             *     Send `csrf_token` as header X-CSRFToken with every POST, PUT, PATCH and DELETE of a session.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInBody"];
            };
        };
        responses: {
            /**
             * @description Who is signed in on this device, and the token that unsafe requests must carry.
             *
             *     Send `csrf_token` as header X-CSRFToken with every POST, PUT, PATCH and DELETE of a session.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description The address or the password is not right (/problems/wrong-password) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description Who is signed in on this device, and the token that unsafe requests must carry.
             *
             *     Send `csrf_token` as header X-CSRFToken with every POST, PUT, PATCH and DELETE of a session.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    use_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeUse"];
            };
        };
        responses: {
            /**
             * @description Who is signed in on this device, and the token that unsafe requests must carry.
             *
             *     Send `csrf_token` as header X-CSRFToken with every POST, PUT, PATCH and DELETE of a session.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description The address or the password is not right (/problems/wrong-password) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This link does not work any more (/problems/link-expired) */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    use_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkUse"];
            };
        };
        responses: {
            /**
             * @description Who is signed in on this device, and the token that unsafe requests must carry.
             *
             *     Send `csrf_token` as header X-CSRFToken with every POST, PUT, PATCH and DELETE of a session.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This link does not work any more (/problems/link-expired) */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    request_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkRequest"];
            };
        };
        responses: {
            /** @description The request was taken; what follows comes by mail. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_subjects: {
        parameters: {
            query: {
                /** @description Language of the answer. */
                lang?: string;
                /** @description What kind of thing. */
                kind: "building" | "facility" | "asset";
                /** @description Kinds of facility or asset, such as street_lamp,bench; else any. */
                kinds?: (components["schemas"]["AssetKind"] | components["schemas"]["FacilityKind"])[];
                /** @description WGS 84, degrees. */
                lon: number;
                /** @description WGS 84, degrees. */
                lat: number;
                /** @description Metres. */
                radius_m?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Things near a location, nearest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubjectList"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_teams: {
        parameters: {
            query?: {
                /** @description Code of the city; else the first. */
                jurisdiction?: string;
                /** @description Language of the answer; else that of the account or Accept-Language. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The teams of a city by their size. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamBoards"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_team: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamBody"];
            };
        };
        responses: {
            /** @description A team as its members see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Join first (/problems/not-playing); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are in a team already (/problems/in-a-team); Another team has this name (/problems/team-name-taken) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Take another name for the team (/problems/team-name-refused); There is no such building here (/problems/unknown-building); Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    join_team: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteBody"];
            };
        };
        responses: {
            /** @description A team as its members see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamView"];
                };
            };
            /** @description Sign in first (about:blank) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Join first (/problems/not-playing); The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description You are in a team already (/problems/in-a-team) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This link to a team works no more (/problems/invite-over) */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_work: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the link of the mail ends with. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An order as the contractor reads it: where and what, and nobody's data. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkView"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tell_of_work: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the link of the mail ends with. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkToldBody"];
            };
        };
        responses: {
            /** @description An order as the contractor reads it: where and what, and nobody's data. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkView"];
                };
            };
            /** @description The request did not come from this site (/problems/csrf) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This id belongs to another report (/problems/id-taken) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body); A photo is missing (/problems/unknown-photo) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_photo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the photo, from its `url`. */
                digest: string;
                /** @description `small`, `medium` or `large`. */
                size: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_address_index: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the map, from the city's `map`. */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_base_tile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the map, from the city's `map`. */
                version: string;
                /** @description Zoom. */
                z: number;
                /** @description Column of the tile, from the west. */
                x: number;
                /** @description Row of the tile, from the north. */
                y: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.mapbox-vector-tile": unknown;
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_tile: {
        parameters: {
            query?: {
                /** @description Statuses that everybody may see. */
                status?: string[];
                /** @description Codes of categories or groups. */
                category?: string[];
                /** @description Received on this day of the city or later. */
                since?: string;
                /** @description Received on this day of the city or before. */
                until?: string;
            };
            header?: never;
            path: {
                /** @description Zoom. */
                z: number;
                /** @description Column of the tile, from the west. */
                x: number;
                /** @description Row of the tile, from the north. */
                y: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.mapbox-vector-tile": unknown;
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is missing or wrong (/problems/invalid-body) */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_subject_tile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the map, from the city's `map`. */
                version: string;
                /** @description Zoom. */
                z: number;
                /** @description Column of the tile, from the west. */
                x: number;
                /** @description Row of the tile, from the north. */
                y: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description There is no such thing here (about:blank) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (/problems/slow-down) */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
