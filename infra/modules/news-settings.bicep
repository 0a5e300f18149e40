metadata description = 'News sources and editions as parameters, and the app settings that they become.'

@export()
@description('What may be asked for news.')
type newsSource = 'newsapi' | 'feeds'

@export()
@description('Addresses of feeds by news category.')
type newsFeeds = {
  general: string[]?
  business: string[]?
  technology: string[]?
  science: string[]?
  health: string[]?
  entertainment: string[]?
  sports: string[]?
}

@export()
@description('One edition; what is left out is as for a start without a body.')
type edition = {
  @description('Lower-case letters, digits and single hyphens.')
  name: string
  title: string?
  @description('Times of day, HH:mm.')
  times: string[]?
  @description('IANA time zone. Left out: parameter timeZone.')
  timeZone: string?
  @description('English names of days. Left out: all seven.')
  days: string[]?
  categories: string[]?
  country: string?
  language: string?
  @description('One or two voices of Amazon Polly.')
  voices: string[]?
  @minValue(1)
  @maxValue(10)
  maxStories: int?
  @minValue(1)
  @maxValue(10)
  minutes: int?
  style: ('bulletin' | 'conversation')?
  @description('Addresses of feeds, in the place of the deployment\'s.')
  feeds: string[]?
  review: bool?
}

@export()
@description('Settings News__Sources__<n>.')
func sourceSettings(sources newsSource[]) object =>
  toObject(
    map(sources, (source, at) => { name: 'News__Sources__${at}', value: source }),
    setting => setting.name,
    setting => setting.value
  )

@export()
@description('Settings Rss__Feeds__<category>__<n>.')
func feedSettings(feeds newsFeeds) object =>
  reduce(
    items(feeds),
    {},
    (all, category) =>
      union(
        all,
        toObject(
          map(category.value, (address, at) => { name: 'Rss__Feeds__${category.key}__${at}', value: address }),
          setting => setting.name,
          setting => setting.value
        )
      )
  )

@export()
@description('Settings Editions__<n>__<name>; lists are written with commas, what is left out is not written.')
func editionSettings(editions edition[], timeZone string) object =>
  reduce(
    map(
      editions,
      (one, at) =>
        toObject(
          filter(
            [
              { name: 'Name', value: one.name }
              { name: 'Title', value: one.?title ?? '' }
              { name: 'Times', value: join(one.?times ?? [], ',') }
              { name: 'TimeZone', value: one.?timeZone ?? timeZone }
              { name: 'Days', value: join(one.?days ?? [], ',') }
              { name: 'Categories', value: join(one.?categories ?? [], ',') }
              { name: 'Country', value: one.?country ?? '' }
              { name: 'Language', value: one.?language ?? '' }
              { name: 'Voices', value: join(one.?voices ?? [], ',') }
              { name: 'MaxStories', value: string(one.?maxStories ?? '') }
              { name: 'Minutes', value: string(one.?minutes ?? '') }
              { name: 'Style', value: one.?style ?? '' }
              { name: 'Feeds', value: join(one.?feeds ?? [], ',') }
              { name: 'Review__Enabled', value: string(one.?review ?? '') }
            ],
            setting => !empty(setting.value)
          ),
          setting => 'Editions__${at}__${setting.name}',
          setting => setting.value
        )
    ),
    {},
    (all, one) => union(all, one)
  )
