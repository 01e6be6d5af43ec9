# Fills a new Redmine, by its own classes, with one person, a project of theirs and issues in it that are assigned to them.
# The bench runs it in Redmine's folder, with a login, a password, how many issues and how many of them are open.
require File.join(Dir.pwd, 'config/environment')

login, password, issues, open = ARGV
Setting.notified_events = []

person = User.new(firstname: 'Maria', lastname: 'Santos', mail: 'maria.santos@inbox.example', language: 'en')
person.login = login
person.password = person.password_confirmation = password
person.save!

project = Project.create!(name: 'Adeyemi Ceramics', identifier: 'adeyemi-ceramics', is_public: false)
Member.create!(project: project, principal: person, roles: [Role.givable.first])

closed = IssueStatus.find_by!(is_closed: true)
under_way = IssueStatus.where(is_closed: false).sorted.to_a
priorities = IssuePriority.active.to_a
trackers = project.trackers.to_a
first_open = issues.to_i - open.to_i

issues.to_i.times do |n|
  Issue.create!(
    project: project,
    tracker: trackers[n % trackers.size],
    author: person,
    assigned_to: person,
    subject: "Photograph the mugs of kiln #{n} and write what they are",
    description: "Each mug from the front and from above, on white.\n\n* ten pictures\n* a sentence for each",
    status: n < first_open ? closed : under_way[n % under_way.size],
    priority: priorities[n % priorities.size],
    start_date: Date.today - 7,
    due_date: Date.today + n % 14
  )
end
