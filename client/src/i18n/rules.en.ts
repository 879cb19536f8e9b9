export const en = {
  title: 'Rules of the derived numbers',
  verification:
    'Of the occurrence alone. The latest assessment by a reviewer stands. Without one, the sources of all accounts that do not deny are counted by origin: none is “unassessed”, one “unverified”, two or more “corroborated”. Sources that print or retell one text are one, however many they are.',
  contested:
    'An aspect is contested when two claimants contradict each other: one denies; the times have no instant in common, or the places no ground; for one role both name someone, and nobody in common; two types or two words of law; two numbers of one thing that cannot both be right. Of one reporting line only its latest account counts.',
  sources:
    'What is derived from another source belongs to its origin; else the stated group of independence counts, else the publisher.',
  place:
    'The place of the account that leads. The municipality is the one in which it lies; where its uncertainty reaches into another one, or another account names one, it is “possible”. Distances are measured from the stated point, or from the nearest edge of the area, along the surface of the Earth.',
  figures:
    'Of each reporting line the number said last stands; one that another expressly supersedes is out. “About” allows a tenth more or less. Numbers of different claimants are never added together.',
  lowest: 'Lowest that one claimant says now: {value} ({who}).',
  highest: 'Highest that one claimant says now: {value} ({who}).',
  leading: 'Of the account that leads: {value} ({who}).',
  totals:
    'In files, a total of killed or wounded adds up what one claimant says of different groups of people; low and high are the smallest and the largest such total. Totals of two claimants are never mixed.',
};
