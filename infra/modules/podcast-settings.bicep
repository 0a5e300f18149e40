metadata description = 'What the podcast says of itself as a parameter, and the app settings that it becomes.'

@export()
@description('The podcast; what is left out is as the app has it.')
type podcast = {
  title: string?
  description: string?
  author: string?
  ownerName: string?
  @description('Directories write to it; whoever reads the feed can read it.')
  ownerEmail: string?
  explicit: bool?
  @description('A category or subcategory of Apple\'s list.')
  category: string?
  @description('Its UUID wherever its feed moves.')
  guid: string?
  link: string?
  @description('A square JPEG or PNG of 1400 to 3000 pixels.')
  coverUrl: string?
}

@export()
@description('Settings Podcast__<name>; what is left out is not written.')
func podcastSettings(one podcast) object =>
  toObject(
    filter(
      [
        { name: 'Title', value: one.?title ?? '' }
        { name: 'Description', value: one.?description ?? '' }
        { name: 'Author', value: one.?author ?? '' }
        { name: 'OwnerName', value: one.?ownerName ?? '' }
        { name: 'OwnerEmail', value: one.?ownerEmail ?? '' }
        { name: 'Explicit', value: string(one.?explicit ?? '') }
        { name: 'Category', value: one.?category ?? '' }
        { name: 'Guid', value: one.?guid ?? '' }
        { name: 'Link', value: one.?link ?? '' }
        { name: 'CoverUrl', value: one.?coverUrl ?? '' }
      ],
      setting => !empty(setting.value)
    ),
    setting => 'Podcast__${setting.name}',
    setting => setting.value
  )
